/** One answer that can be chosen. `value` is what is kept, `label` what is read. */
export interface Option {
  value: string;
  label: string;
  hint?: string | undefined;
}
