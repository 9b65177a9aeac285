// What every page does beside being read.
import "./bundle/button.js";
import "./colours.js";
import "./languages.js";
import "./offline.js";
import "./slash.js";
