import type { Appraisal } from "../bindings/Appraisal";

/** Any JSON value: what stands at a pointer of a case. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A referral as Rust gives it after opening and after every change: the case and its appraisal. */
export interface OpenReferral {
  id: string;
  /** The case, as `case.json` has it. */
  case: Json;
  appraisal: Appraisal;
}
