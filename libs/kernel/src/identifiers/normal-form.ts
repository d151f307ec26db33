/**
 * Text as codes are compared: no spaces at either end, capital letters. Undefined when it holds anything but
 * printable ASCII, since capitalising other scripts can produce letters nobody typed ("ſ" becomes "S").
 */
export function normalForm(text: string): string | undefined {
  const trimmed = text.trim();
  return PRINTABLE_ASCII.test(trimmed) ? trimmed.toUpperCase() : undefined;
}

const PRINTABLE_ASCII = /^[ -~]*$/;
