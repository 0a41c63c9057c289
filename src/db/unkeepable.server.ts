/** PostgreSQL keeps no NUL in a text or in JSON: what the sender wrote is wrong, not the house. */
export const isUnkeepable = (thrown: unknown): boolean =>
  thrown instanceof Error && ['22021', '22P05'].includes((thrown as { code?: string }).code ?? '');
