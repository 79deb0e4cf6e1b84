import type { FileShown, Happened } from '../../control/shown.ts';
import { control } from './api.ts';

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Uploads a person's file: posted where `to` says, else only held for a form. */
export async function upload(
  userId: string,
  file: File,
  to: { channel?: string; threadTs?: string | undefined; comment?: string } = {},
): Promise<Happened & { file: FileShown }> {
  return control.post(`/as/${userId}/file`, { ...to, name: file.name, base64: await base64Of(file) });
}
