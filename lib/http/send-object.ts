import { frontHeaders } from './front-headers';

/** An answer without a body, which the front completes with the bytes of an object, for a file of this name. */
export function sendObject(objectName: string, fileName: string): Response {
  return new Response(null, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encoded(fileName)}`,
      [frontHeaders.send]: objectName,
    },
  });
}

/** As RFC 8187 wants it, which allows less than an address does. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
