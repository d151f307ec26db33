/** The token of an `Authorization: Bearer …` header (RFC 6750), or undefined where the header says anything else. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(header ?? '')?.[1];
}
