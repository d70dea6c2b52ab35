export * from "@baram/testing";
