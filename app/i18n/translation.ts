/**
 * The texts of `English` in another language: the same keys, no more and no fewer. Languages without a plural, as
 * Chinese, leave out `…_one` and say all numbers with `…_other`.
 */
export type Translation<English> = {
  readonly [Key in keyof English as Key extends `${string}_one` ? never : Key]: English[Key] extends string
    ? string
    : Translation<English[Key]>;
};
