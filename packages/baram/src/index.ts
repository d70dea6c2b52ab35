export * from "@baram/sdk";
