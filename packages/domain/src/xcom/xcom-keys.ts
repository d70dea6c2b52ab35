/** The key under which a task's returned value is pushed. */
export const RETURN_VALUE_KEY = "return_value";

/** The key under which a branch or a short circuit keeps what it decided. */
export const SKIPMIXIN_KEY = "skipmixin_key";

/** How many characters a key may have. */
export const XCOM_KEY_LENGTH_MAXIMUM = 512;
