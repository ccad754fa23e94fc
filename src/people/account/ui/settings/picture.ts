const SIDE = 192;
const LARGEST = 48 * 1024;

/**
 * Cuts a picture to a square of 192 points in the browser: small enough to keep in the database,
 * and free of places and dates a camera writes into it.
 */
export async function squarePicture(file: Blob): Promise<string> {
  const image = await createImageBitmap(file);
  const side = Math.min(image.width, image.height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const pen = canvas.getContext('2d')!;
  pen.imageSmoothingQuality = 'high';
  pen.fillStyle = '#fff'; // a transparent picture must not turn black as a JPEG
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.drawImage(
    image,
    (image.width - side) / 2,
    (image.height - side) / 2,
    side,
    side,
    0,
    0,
    SIDE,
    SIDE,
  );
  image.close();
  // A browser that cannot write WebP writes PNG instead, which may be too large: then JPEG.
  for (const [type, quality] of [
    ['image/webp', 0.86],
    ['image/jpeg', 0.86],
    ['image/jpeg', 0.6],
  ] as const) {
    const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, type, quality));
    if (blob && blob.size <= LARGEST) return base64(new Uint8Array(await blob.arrayBuffer()));
  }
  throw new Error('cannot be made small enough');
}

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
