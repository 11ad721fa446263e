import { describe, expect, it } from 'vitest';
import { bytesOf, jsonOf, MissingFile, streamOf } from '../../../workers/host_answer';

const answer = (body: BodyInit, type?: string) =>
  new Response(body, type === undefined ? {} : { headers: { 'content-type': type } });

describe('what a host answered with', () => {
  it.each([['application/json'], ['text/html'], ['text/plain'], ['application/octet-stream'], [undefined]])(
    'is the file, whatever its type is said to be: %s',
    async (type) => {
      expect(await jsonOf(answer('{"a":1}', type))).toEqual({ a: 1 });
      expect([...(await bytesOf(answer(Uint8Array.of(0, 60, 200), type)))]).toEqual([0, 60, 200]);
      const streamed = await streamOf(answer(Uint8Array.of(7, 8), type));
      expect([...new Uint8Array(await new Response(streamed as BodyInit).arrayBuffer())]).toEqual([7, 8]);
    },
  );

  it.each([
    ['<!DOCTYPE html><title>Explorer</title>', 'text/html; charset=utf-8'],
    ['\n <html lang="en">', 'application/json'],
    ['\uFEFF<!doctype html>', undefined],
  ])('is no file where it is a page: %j', async (body, type) => {
    await expect(jsonOf(answer(body, type))).rejects.toMatchObject({ status: 404, isPage: true });
    await expect(bytesOf(answer(body, type))).rejects.toThrow(MissingFile);
  });

  it('is no file where the status says so, and none that is streamed where a page is announced and sent', async () => {
    const gone = () => new Response('{}', { status: 410 });
    for (const read of [bytesOf, jsonOf, streamOf])
      await expect(read(gone())).rejects.toMatchObject({ status: 410, isPage: false });
    await expect(streamOf(answer('<!doctype html>', 'text/html'))).rejects.toMatchObject({ status: 404 });
  });

  it('says what JSON is damaged', async () => {
    await expect(jsonOf(answer('{', 'application/json'))).rejects.toThrow(SyntaxError);
  });
});
