import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
  type KeyObject,
} from 'node:crypto';

// What leaves us and comes back: signed, so that everybody may read it and only we can have made
// it; sealed, so that only whoever has the secret reads it.

type Encoding = 'base64' | 'base64url';
/** What only the secret makes of a text. */
export const signatureOf = (secret: string | Buffer, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();
/** Compares in a time that says nothing about where they differ. */
export const same = (given: string, wanted: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
};

export type Signing = {
  readonly secret: string;
  /** What is signed with a text: what it is good for, and for whom. */
  readonly says: (text: string) => string;
  readonly encoding?: Encoding;
};
/** `text.signature` */
export const signed = ({ secret, says, encoding = 'base64url' }: Signing, text: string): string =>
  `${text}.${signatureOf(secret, says(text)).toString(encoding)}`;
/** The text, if it was signed by us, to say this. */
export function textOfSigned(signing: Signing, given: string): string | null {
  const text = given.slice(0, Math.max(given.lastIndexOf('.'), 0));
  return same(given, signed(signing, text)) ? text : null;
}

const algorithm = 'aes-256-gcm';
/** Bytes. Said to the cipher too, which would else take a shorter one, easier to guess. */
const authTagLength = 16;
/** `use`: another one makes another key of the same secret. */
export function seal(secret: string, use: string, text: string): Buffer {
  const start = randomBytes(12);
  const cipher = createCipheriv(algorithm, signatureOf(secret, use), start, { authTagLength });
  const hidden = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([start, cipher.getAuthTag(), hidden]);
}
export function unseal(secret: string, use: string, sealed: Buffer): string {
  const [start, tag, hidden] = [
    sealed.subarray(0, 12),
    sealed.subarray(12, 12 + authTagLength),
    sealed.subarray(12 + authTagLength),
  ];
  const key = signatureOf(secret, use);
  const decipher = createDecipheriv(algorithm, key, start, { authTagLength }).setAuthTag(tag);
  return Buffer.concat([decipher.update(hidden), decipher.final()]).toString();
}

/** A number as a mark that says which it is to us, and nothing to others; the same each time. */
export function marking(secret: string, use: string) {
  const key = signatureOf(secret, use).subarray(0, 16);
  return {
    markOf: (number: string): string => {
      const block = Buffer.alloc(16);
      block.writeBigUInt64BE(BigInt(number), 8);
      const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
      return cipher.update(block).toString('base64url');
    },
    /** Null: none of our marks. */
    numberOf: (mark: string): string | null => {
      const block = Buffer.from(mark, 'base64url');
      if (block.length !== 16) return null;
      const plain = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block);
      return plain.readBigUInt64BE(0) === 0n ? String(plain.readBigUInt64BE(8)) : null;
    },
  };
}

/** A pair of keys (Ed25519): whoever has the one proves by it that they have the other. */
export function newKeyPair(): { readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}
export const prove = (privateKey: string, text: string): string =>
  sign(
    null,
    Buffer.from(text),
    createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
  ).toString('base64url');
/** The key as it is, or null: it is none of that kind. */
const publicKeyIn = (text: string): KeyObject | null => {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
};
export const isPublicKey = (text: string): boolean => publicKeyIn(text) !== null;
export const proved = (publicKey: string, text: string, proof: string): boolean => {
  const key = publicKeyIn(publicKey);
  return key !== null && verify(null, Buffer.from(text), key, Buffer.from(proof, 'base64url'));
};
