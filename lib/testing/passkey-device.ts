import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** What a device tells of what it did: https://www.w3.org/TR/webauthn-3/#authdata-flags */
const present = 0x01;
const verified = 0x04;
const backedUp = 0x18;
const withKey = 0x40;

type Signing = {
  challenge: string;
  /** How often the passkey was used, as the device says. */
  counter?: number;
  /** Whether it made sure that it is its owner. */
  userVerified?: boolean;
  origin?: string;
};

/** A device that keeps one passkey, in software. Whoever copies it has a copied passkey. */
export class PasskeyDevice {
  readonly id = randomBytes(32).toString('base64url');
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject };
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  make({ challenge, counter = 0, userVerified = true, origin }: Signing): RegistrationResponseJSON {
    const id = Buffer.from(this.id, 'base64url');
    const data = Buffer.concat([
      this.#authenticatorData(withKey, counter, userVerified),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      this.#coseKey(),
    ]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestation(data).toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  sign({ challenge, counter = 0, userVerified = true, origin }: Signing): AuthenticationResponseJSON {
    const data = this.#authenticatorData(0, counter, userVerified);
    const client = this.#clientData('webauthn.get', challenge, origin);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }

  #credential() {
    return { id: this.id, rawId: this.id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  #clientData(type: string, challenge: string, origin = this.#origin): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #authenticatorData(flags: number, counter: number, userVerified: boolean): Buffer {
    const data = Buffer.alloc(37);
    sha256(Buffer.from(new URL(this.#origin).hostname)).copy(data);
    data.writeUInt8(flags | present | backedUp | (userVerified ? verified : 0), 32);
    data.writeUInt32BE(counter, 33);
    return data;
  }

  /** {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR: a key of ES256. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
  }
}

/** {fmt: "none", attStmt: {}, authData} in CBOR. */
function attestation(authData: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([0xa3, 0x63]),
    Buffer.from('fmt'),
    Buffer.from([0x64]),
    Buffer.from('none'),
    Buffer.from([0x67]),
    Buffer.from('attStmt'),
    Buffer.from([0xa0, 0x68]),
    Buffer.from('authData'),
    Buffer.from([0x58, authData.length]),
    authData,
  ]);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
