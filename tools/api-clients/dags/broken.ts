throw new Error("This file cannot be loaded, so that there is an import error to read.");
