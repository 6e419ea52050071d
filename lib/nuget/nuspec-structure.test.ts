import { describe, expect, test } from 'vitest';
import { makeNuspec } from '../testing/nuspec';
import { refusalOf as refusal } from '../testing/refusal';
import { parseNuspec } from './nuspec';

const required = '<id>Acme</id><version>1.0.0</version><description>é</description>';

const withMetadata = (metadata: string) => `<package><metadata>${metadata}</metadata></package>`;

const refusalOf = (nuspec: string | Uint8Array) => refusal(() => parseNuspec(Buffer.from(nuspec)));

describe('the metadata of a nuspec', () => {
  test.each([
    ['twice the same element', '<title>a</title><title>b</title>', /element "title" twice/],
    ['an empty element twice', '<summary/><summary/>', /element "summary" twice/],
    ['tags in another casing', '<Tags>a</Tags>', /element "Tags"\. Write it in lower case/],
    ['a name that galleries use themselves', '<listed>false</listed>', /may not have the element "listed"/],
    [
      'a flag that is no truth value',
      '<requireLicenseAcceptance>maybe</requireLicenseAcceptance>',
      /is "maybe"/,
    ],
    ['a flag that is a number', '<serviceable>1</serviceable>', /serviceable is "1"/],
    ['an element within a text', '<title>a <b>c</b></title>', /title holds the element "b"/],
    ['an element within a URL', '<projectUrl><a/></projectUrl>', /projectUrl holds the element "a"/],
    ['an element within the license', '<license type="file"><a/></license>', /license holds the element "a"/],
    ['an element within the icon', '<icon><a/></icon>', /icon holds the element "a"/],
  ])('may not have %s [check 122]', (_fault, xml, message) => {
    expect(refusalOf(withMetadata(required + xml))).toMatch(message);
  });

  test.each([
    'created',
    'dependencyGroups',
    'isPrerelease',
    'lastEdited',
    'listed',
    'packageEntries',
    'packageHash',
    'packageHashAlgorithm',
    'packageSize',
    'published',
    'supportedFrameworks',
    'verbatimVersion',
  ])('may not have the element %s [check 122]', (name) => {
    expect(refusalOf(withMetadata(`${required}<${name}/>`))).toMatch(`may not have the element "${name}"`);
  });

  test.each(['id', 'version', 'description'])('must have the element %s [check 121]', (name) => {
    const without = required.replace(new RegExp(`<${name}>.*</${name}>`), '');
    expect(refusalOf(withMetadata(without))).toMatch(new RegExp(`has no ${name}`, 'i'));
  });

  test.each(['true', 'FALSE', ' True ', ''])('may say %j to a question [check 122]', (answer) => {
    expect(refusalOf(withMetadata(`${required}<serviceable>${answer}</serviceable>`))).toBe('accepted');
  });
});

describe('the namespace of a nuspec', () => {
  const withNamespace = (namespace: string) =>
    `<package xmlns="${namespace}"><metadata>${required}</metadata></package>`;

  test.each(['2010/07', '2011/08', '2011/10', '2012/06', '2013/01', '2013/05', '2015/06'])(
    'may be of %s',
    (month) => {
      expect(refusalOf(withNamespace(`http://schemas.microsoft.com/packaging/${month}/nuspec.xsd`))).toBe(
        'accepted',
      );
    },
  );

  test.each(['urn:x', 'http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd2'])(
    'may not be %s',
    (namespace) => {
      expect(refusalOf(withNamespace(namespace))).toMatch(`the namespace "${namespace}"`);
    },
  );

  test('tells which elements count, as it does for clients', () => {
    const foreign = '<x:title xmlns:x="urn:x">a</x:title><x:listed xmlns:x="urn:x"/><title>b</title>';
    expect(parseNuspec(Buffer.from(withMetadata(required + foreign))).title).toBe('b');
    expect(refusalOf(withMetadata(required.replace('<id>', '<id xmlns="urn:x">')))).toMatch(/no ID/);
  });
});

describe('the XML of a nuspec', () => {
  const nuspec = makeNuspec({ id: 'Acme', version: '1.0.0', description: 'Größe 😀' });
  const bomb = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>`;

  test.each([
    ['a document type', `<!DOCTYPE package>${withMetadata(required)}`, /document type/],
    ['entities that grow', `${bomb}${withMetadata(`${required}<title>&b;</title>`)}`, /document type/],
    ['an outer file', `<!DOCTYPE a SYSTEM "file:///etc/passwd">${withMetadata(required)}`, /document type/],
    ['an entity that is not known', withMetadata(`${required}<title>&nbsp;</title>`), /not well-formed XML/],
    ['an element that is not closed', '<package><metadata>', /not well-formed XML/],
    ['a prefix without a namespace', withMetadata(`${required}<x:title/>`), /not well-formed XML/],
    ['an attribute twice', '<package a="" a=""/>', /not well-formed XML/],
    ['a character that XML lacks', withMetadata(`${required}<title>\x01</title>`), /not well-formed XML/],
    ['a reference to such a one', withMetadata(`${required}<title>&#0;</title>`), /not well-formed XML/],
    ['half a surrogate pair', withMetadata(`${required}<title>&#xd800;</title>`), /not well-formed XML/],
    ['two roots', `${withMetadata(required)}<a/>`, /not well-formed XML/],
    ['no text', '', /not well-formed XML/],
    ['no metadata', '<package/>', /no element "metadata"/],
    ['metadata twice', '<package><metadata/><metadata/></package>', /more than one element "metadata"/],
    ['metadata in another casing', '<package><Metadata/></package>', /no element "metadata"/],
    ['another version of XML', `<?xml version="1.1"?>${withMetadata(required)}`, /version "1\.1"/],
    ['endless depth', '<a>'.repeat(100_000), /16 deep/],
    ['endless elements', `<package>${'<a/>'.repeat(60_000)}</package>`, /more than 50,000 elements/],
    ['endless text', withMetadata(`${required}<!--${'x'.repeat(1024 * 1024)}-->`), /larger than 1 MiB/],
  ])('may not have %s', (_fault, xml, message) => {
    expect(refusalOf(xml)).toMatch(message);
  });

  test('may hold CDATA, comments, references and processing instructions', () => {
    const title = '<title><![CDATA[<a>]]> &amp; <!-- c -->&#x1F600;<?p i?></title>';
    expect(parseNuspec(Buffer.from(withMetadata(required + title))).title).toBe('<a> & 😀');
  });

  test.each([
    ['UTF-8', Buffer.from(nuspec)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${nuspec}`)],
    ['UTF-16', Buffer.from(`\ufeff${nuspec.replace('utf-8', 'UTF-16')}`, 'utf16le')],
    ['UTF-16 without a byte order mark', Buffer.from(nuspec.replace('utf-8', 'utf-16'), 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${nuspec.replace('utf-8', 'utf-16')}`, 'utf16le').swap16()],
    ['UTF-16 without a declaration', Buffer.from(`\ufeff${nuspec.replace(/^<\?.*\?>/, '')}`, 'utf16le')],
  ])('may be in %s', (_encoding, bytes) => {
    expect(parseNuspec(bytes).description).toBe('Größe 😀');
  });

  test.each([
    ['UTF-8 that claims to be UTF-16', Buffer.from(nuspec.replace('utf-8', 'utf-16')), /encoding "utf-16"/],
    ['UTF-16 that claims to be UTF-8', Buffer.from(`\ufeff${nuspec}`, 'utf16le'), /encoding "utf-8"/],
    ['Windows-1252', Buffer.from(nuspec.replace('utf-8', 'windows-1252')), /encoding "windows-1252"/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), /not well-formed/],
    ['bytes that are no UTF-8', Buffer.from(withMetadata(required), 'latin1'), /bytes that are no text/],
    ['UTF-16 with half a pair', Buffer.from(`\ufeff<a>\ud800</a>`, 'utf16le'), /bytes that are no text/],
  ])('may not be in %s', (_encoding, bytes, message) => {
    expect(refusalOf(bytes)).toMatch(message);
  });
});
