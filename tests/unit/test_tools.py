"""What the tests need beside Python is installed where it is missing, and nothing is installed where it is there."""

import os
import shutil
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "tools.sh"


def _run(folder: Path, commands: dict[str, str]) -> tuple[int, list[str]]:
    """The script on a system that has only these commands: its exit code, and what it asked apt-get to install."""
    asked = folder / "asked"
    for name in ("id", "env"):
        (folder / name).symlink_to(shutil.which(name))
    # An apt-get that installs a file by each name asked for, as the real one does with commands.
    apt = f"""#!/bin/sh
for word in "$@"; do
  case "$word" in chromium) name=chromium ;; nodejs) name=node ;; *) continue ;; esac
  echo "$word" >> {asked}
  printf '#!/bin/sh\\n' > {folder}/$name
  {shutil.which("chmod")} +x {folder}/$name
done
"""
    for name, body in {"apt-get": apt, "sudo": '#!/bin/sh\n[ "$1" = -n ] && shift\nexec "$@"\n', **commands}.items():
        path = folder / name
        path.write_text(body)
        path.chmod(0o755)
    environment = {"PATH": str(folder), "HOME": os.fspath(folder)}
    # sudo's stand-in runs `true`, which the folder has to have for somebody who is not root.
    (folder / "true").symlink_to(shutil.which("true"))
    done = subprocess.run([shutil.which("sh"), SCRIPT], env=environment, capture_output=True, text=True, timeout=60)
    return done.returncode, asked.read_text().split() if asked.exists() else []


NOTHING = "#!/bin/sh\nexit 0\n"


def test_a_system_without_browser_and_node_gets_both(tmp_path: Path) -> None:
    assert _run(tmp_path, {}) == (0, ["chromium", "nodejs"])


def test_a_system_with_both_is_left_alone(tmp_path: Path) -> None:
    assert _run(tmp_path, {"chromium": NOTHING, "node": NOTHING}) == (0, [])


def test_an_old_node_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    old = "#!/bin/sh\nexit 1\n"
    code, asked = _run(tmp_path, {"chromium": NOTHING, "node": old})
    assert asked == ["nodejs"]
    assert code == 0
