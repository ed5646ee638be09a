/** A plain value of the policy language. Days are ISO text such as 2026-09-01. */
export type Scalar = string | number | boolean;
