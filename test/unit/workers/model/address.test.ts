import { describe, expect, it } from 'vitest';
import { GgufError } from '../../../../workers/errors';
import { addressesOf, addressName, modelAddress } from '../../../../workers/model/address';

describe('the address of a model', () => {
  it.each([
    ['owner/name/file.gguf', 'https://huggingface.co/owner/name/resolve/main/file.gguf'],
    ['  owner/na.me-1/q4/file.GGUF ', 'https://huggingface.co/owner/na.me-1/resolve/main/q4/file.GGUF'],
    ['https://huggingface.co/o/n/blob/main/f.gguf', 'https://huggingface.co/o/n/resolve/main/f.gguf'],
    ['https://host.example/a/f.gguf?x=1#frag', 'https://host.example/a/f.gguf?x=1'],
    ['http://localhost:8080/f.gguf', 'http://localhost:8080/f.gguf'],
    ['http://127.0.0.1/f.gguf', 'http://127.0.0.1/f.gguf'],
  ])('%s is %s', (written, address) => {
    expect(modelAddress(written)).toBe(address);
  });

  it('of an id is that on the hub that is given', () => {
    expect(modelAddress('a/b/c.gguf', 'http://127.0.0.1:9')).toBe(
      'http://127.0.0.1:9/a/b/resolve/main/c.gguf',
    );
  });

  it.each([
    ['', /"" found/],
    ['model.gguf', /owner\/name\/file\.gguf/],
    ['example.com/a/f.gguf', /example\.com/],
    ['http://host.example/f.gguf', /begins with https/],
    ['ftp://host.example/f.gguf', /ftp:/],
    ['javascript:alert(1)', /javascript:/],
    ['https://me:secret@host.example/f.gguf', /a password/],
    [`https://host.example/${'x'.repeat(3000)}`, /was expected/],
  ])('%s is none', (written, why) => {
    expect(() => modelAddress(written)).toThrow(GgufError);
    expect(() => modelAddress(written)).toThrow(why);
  });

  it('of a split model gives those of all its files', () => {
    expect(addressesOf('https://h.example/x/m%20a-00001-of-00002.gguf?y=1')).toEqual([
      'https://h.example/x/m%20a-00001-of-00002.gguf?y=1',
      'https://h.example/x/m%20a-00002-of-00002.gguf?y=1',
    ]);
    expect(addressesOf('https://h.example/m.gguf')).toEqual(['https://h.example/m.gguf']);
    expect(addressName('https://h.example/x/m%20a.gguf?y')).toBe('m a.gguf');
    expect(addressName('https://h.example/%E0%A4%A')).toBe('%E0%A4%A');
  });
});
