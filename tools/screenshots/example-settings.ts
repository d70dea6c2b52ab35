/** The limits of the example. */
export const POOLS = [
  { name: "gpu", slots: 4, description: "Cards of the training cluster" },
  { name: "erp_api", slots: 4, description: "Calls that the ERP bears at once" },
  { name: "warehouse", slots: 8, description: "Sessions of the loading user" },
] as const;

/** What the example's tasks reach. */
export const CONNECTIONS = [
  {
    connection_id: "warehouse",
    conn_type: "postgres",
    description: "Read and write, loading user",
    host: "warehouse.umbrella.example",
    port: 5432,
    schema: "analytics",
    login: "loader",
    password: "an-example-only",
  },
  {
    connection_id: "erp",
    conn_type: "http",
    description: "The new ERP",
    host: "https://erp.umbrella.example",
    login: "baram",
    password: "an-example-only",
    extra: '{"timeout": 30}',
  },
  { connection_id: "forecast", conn_type: "http", description: "Weather, by region", host: "https://forecast.example" },
  {
    connection_id: "mail",
    conn_type: "smtp",
    description: "Reports to managers",
    host: "smtp.umbrella.example",
    port: 587,
    login: "reports@umbrella.example",
  },
  {
    connection_id: "models",
    conn_type: "aws",
    description: "Bucket of the trained models",
    extra: '{"region_name": "ap-northeast-2"}',
  },
] as const;

/** Settings that the example's tasks read. */
export const VARIABLES = [
  {
    key: "regions",
    value: '["seoul", "busan", "daegu", "incheon", "gwangju", "jeju"]',
    description: "One model for each",
  },
  {
    key: "training",
    value: '{"epochs": 40, "batch": 256, "early_stop": {"after": 5, "delta": 0.001}}',
    description: "Read by umbrella when a run begins",
  },
  { key: "erp_change_date", value: "2026-11-09", description: "From this day on the sales come from the new ERP" },
  { key: "slack_token", value: "an-example-only", description: "For the channel of those on call" },
  { key: "report_recipients", value: "managers@umbrella.example", description: null },
] as const;

/** A role beside those that are always there. */
export const ROLES = [
  {
    name: "On call",
    actions: [
      { action: { name: "can_read" }, resource: { name: "DAGs" } },
      { action: { name: "can_edit" }, resource: { name: "DAGs" } },
      { action: { name: "can_read" }, resource: { name: "Task Instances" } },
      { action: { name: "can_edit" }, resource: { name: "Task Instances" } },
      { action: { name: "can_read" }, resource: { name: "Website" } },
    ],
  },
] as const;

/** A password that nobody uses outside of the pictures. */
export const PASSWORD = "an example only";

/** The people of the example. */
export const USERS = [
  person("minji.park", "Minji", "Park", ["Op"]),
  person("sora.lee", "Sora", "Lee", ["Admin"]),
  person("june.kim", "June", "Kim", ["User", "On call"]),
  person("eun.choi", "Eun", "Choi", ["Viewer"]),
  person("nobody.yet", "New", "Colleague", ["Public"]),
];

function person(username: string, firstName: string, lastName: string, roles: readonly string[]) {
  return {
    username,
    first_name: firstName,
    last_name: lastName,
    email: `${username}@umbrella.example`,
    password: PASSWORD,
    roles: roles.map((name) => ({ name })),
  };
}
