// SPDX-License-Identifier: Apache-2.0
// A photo made small, and kept in this browser until the hub has it. Drawing it anew leaves everything behind that a
// camera writes beside the picture.

export const MAX_SIDE = 1_600;
export const MAX_BYTES = 300_000;
/** Photos that wait for the network at a time. */
export const MAX_PHOTOS = 20;

/** Width and height within MAX_SIDE, of the same shape, never larger than before. */
export function fitted(width: number, height: number, most = MAX_SIDE): [number, number] {
  const scale = Math.min(1, most / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

const QUALITIES = [0.8, 0.65, 0.5, 0.35];
const SIDES = [MAX_SIDE, 1_200, 900, 600];

const toJpeg = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

/** A JPEG of at most MAX_BYTES; null when the file is no picture that this browser reads. */
export async function smallPhoto(file: Blob): Promise<Blob | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  try {
    const canvas = document.createElement('canvas');
    for (const side of SIDES) {
      [canvas.width, canvas.height] = fitted(picture.width, picture.height, side);
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      for (const quality of QUALITIES) {
        const jpeg = await toJpeg(canvas, quality);
        if (jpeg && jpeg.size <= MAX_BYTES) return jpeg;
      }
    }
    return null;
  } finally {
    picture.close();
  }
}

/** Base64, in parts, since a call takes only so many arguments. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const PART = 32_768;
  let text = '';
  for (let at = 0; at < bytes.length; at += PART) text += String.fromCharCode(...bytes.subarray(at, at + PART));
  return btoa(text);
}

const NAME = 'innkeeper';
const PHOTOS = 'photos';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(PHOTOS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
    request.onblocked = () => reject(new Error('blocked'));
  });
}

async function within<T>(mode: IDBTransactionMode, work: (photos: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(PHOTOS, mode);
      const request = work(transaction.objectStore(PHOTOS));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? new Error('failed'));
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
  } finally {
    database.close();
  }
}

/** False when this browser keeps nothing, or enough already. */
export async function keepPhoto(key: string, photo: Blob): Promise<boolean> {
  try {
    if ((await within('readonly', (photos) => photos.count())) >= MAX_PHOTOS) return false;
    await within('readwrite', (photos) => photos.put(photo, key));
    return true;
  } catch {
    return false;
  }
}

/** Null when it is not there any more. */
export async function keptPhoto(key: string): Promise<Blob | null> {
  try {
    return ((await within('readonly', (photos) => photos.get(key))) as Blob | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Forgets all but those of `keys`: entries that are told or dismissed need theirs no more. */
export async function keepOnly(keys: ReadonlySet<string>): Promise<void> {
  try {
    const known = await within('readonly', (photos) => photos.getAllKeys());
    for (const key of known) {
      if (!keys.has(String(key))) await within('readwrite', (photos) => photos.delete(key));
    }
  } catch {
    // Without a database there is nothing to forget.
  }
}
