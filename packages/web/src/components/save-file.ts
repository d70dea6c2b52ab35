/** Hands a text or a picture to the browser as a file to keep. */
export function saveFile({
  name,
  content,
  type,
}: {
  readonly name: string;
  readonly content: string | Blob;
  readonly type: string;
}): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
