/** Of how many characters a value is at most that goes along with an attempt. A larger one is read where it is needed. */
export const GIVEN_LENGTH_MAXIMUM = 16_384;
