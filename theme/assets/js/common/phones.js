// Telephone numbers as people write them and as telephones dial them; they are kept as +32 11 27 27 27.

/** A Belgian number as people here write it. @param {string} phone */
export const national = (phone) => phone.replace(/^\+32\s*(?=[1-9])/, "0");

/** The address that a tap on a number opens. @param {string} phone */
export const dialled = (phone) => `tel:${phone.replace(/[^\d+]/g, "")}`;
