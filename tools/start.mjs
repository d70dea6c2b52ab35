import "./prepare.mjs";
import "./run-examples.mjs";
