/** Says along with a form which organization it is about; nothing for one's own account. */
export function OrganizationField({ name }: { name: string | undefined }) {
  return name === undefined ? null : <input type="hidden" name="organization" value={name} />;
}
