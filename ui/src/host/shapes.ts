// The shapes that cross the seam, all generated from Rust, gathered for the screens.
export type { AppError } from "../bindings/AppError";
export type { CheckedFact } from "../bindings/CheckedFact";
export type { CheckedRecord } from "../bindings/CheckedRecord";
export type { HomePage } from "../bindings/HomePage";
export type { KnownCasebook } from "../bindings/KnownCasebook";
export type { NewHome } from "../bindings/NewHome";
export type { NewReferral } from "../bindings/NewReferral";
export type { Particulars } from "../bindings/Particulars";
export type { PassphraseStrength } from "../bindings/PassphraseStrength";
export type { Purpose } from "../bindings/Purpose";
export type { RecordRow } from "../bindings/RecordRow";
export type { RecordToCheck } from "../bindings/RecordToCheck";
export type { ReferralRow } from "../bindings/ReferralRow";
export type { ReferralView } from "../bindings/ReferralView";
export type { Session } from "../bindings/Session";
export type { Start } from "../bindings/Start";
export type { Verification } from "../bindings/Verification";
