import fc from "fast-check";

/** Any UTF-16, broken pairs included, with a liking for what breaks parsers. (fast-check's own `binary` strings take two seconds to set up.) */
export function anyText(maxLength = 100): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.nat(0xffff), fc.nat(0x7f), fc.constantFrom(0, 0x0a, 0x0d, 0x200b, 0x202e, 0xd83d, 0xde00, 0xfeff));
  const whole = fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
  const known = fc.constantFrom("__proto__", "constructor", "toString", "null", "0", "💥");
  return fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: known });
}
