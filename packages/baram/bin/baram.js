#!/usr/bin/env node
import "@baram/cli/main";
