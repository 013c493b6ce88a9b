/** Any JSON value: what stands at a pointer of a case. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
