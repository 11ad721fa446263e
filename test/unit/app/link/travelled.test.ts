import { describe, expect, it } from 'vitest';
import { DEFAULT_STATE, type SharedState } from '../../../../app/link/shared';
import { hashOfAddress } from '../../../../app/link/travelled';
import { decodeState, encodeState } from '../../../../app/link/url';

const SENT: SharedState = { ...DEFAULT_STATE, off: ['ar', 'vi'], prompt: 'Fudan University is & = 100% +1' };
const HASH = encodeState(SENT);
const read = (hash: string) => decodeState(hash);
const asSent = { state: SENT, problems: [] };

describe('a link that travelled through programs', () => {
  it.each([
    ['encoded as a whole', `#${encodeURIComponent(HASH)}`],
    ['encoded twice', `#${encodeURIComponent(encodeURIComponent(HASH))}`],
    ['with its ampersands as HTML', `#${HASH.replaceAll('&', '&amp;')}`],
    ['with its ampersands as HTML twice', `#${HASH.replaceAll('&', '&amp;amp;')}`],
    ['with its number sign encoded', `%23${HASH}`],
    ['with two number signs', `##${HASH}`],
    ['with a big V', `#V${HASH.slice(1)}`],
    ['with what follows readers', `#${HASH}&fbclid=IwAR0&utm_source=mail&gclid=x&_ga=1.2`],
    ['with what follows readers behind a question mark', `#${HASH}?utm_source=mail`],
    ['with a text fragment', `#${HASH}:~:text=Fudan`],
  ])('is read as it was written: %s', (_, hash) => {
    expect(read(hash)).toEqual(asSent);
  });

  it.each([
    '.',
    ')',
    '>',
    '".',
    ',',
    '…',
    '，大家看',
    '。',
    ' see this',
    '+see+this',
    ' انظر',
    '%20смотри',
    '!?',
    '*',
    '_',
  ])('is read without what stands behind its code: %s', (tail) => {
    for (const code of ['off=ar,vi', 'op=scale&x=0.5', 'layers=2-9', 'in=q.k', 'edit=ffn_norm:1:163:x4']) {
      const clean = read(`#v1&${code}`);
      expect(read(`#v1&${code}${encodeURI(tail)}`)).toEqual(clean);
      expect(read(`#v1&${code}${tail}`)).toEqual(clean);
    }
  });

  it('takes nothing off that may have been meant', () => {
    expect(read('#v1&off=ar,xx').problems).toEqual([{ kind: 'field', name: 'off' }]);
    expect(read('#v1&off=ar)&core=1').problems).toEqual([{ kind: 'field', name: 'off' }]);
    expect(read('#v1&prompt=Why?)').state.prompt).toBe('Why?)');
  });

  it('is read where an equals sign alone was encoded, or where it was put into capitals', () => {
    expect(read('#v1&off%3Dar')).toEqual(read('#v1&off=ar'));
    expect(read('#V1&OFF=AR')).toEqual(read('#v1&off=ar'));
  });

  it('keeps a plus sign of a prompt, and says where it may have been a blank', () => {
    for (const prompt of ['1+1=2', 'C++', 'a + b', 'x+y', '+', 'E = mc² + 1 : ~ :~:text=x']) {
      const state = { ...DEFAULT_STATE, prompt };
      expect(read(`#${encodeState(state)}`)).toEqual({ state, problems: [] });
      expect(read(new URL(`http://host/#${encodeState(state)}`).hash)).toEqual({ state, problems: [] });
    }
    const changed = read('#v1&prompt=Fudan%2BUniversity%2Bis');
    expect(changed.state.prompt).toBe('Fudan+University+is');
    expect(changed.problems).toEqual([{ kind: 'plus' }]);
  });

  it('is found at the end of a path, where its number sign was encoded', () => {
    const of = (address: string) => hashOfAddress(new URL(address) as unknown as Location);
    expect(of('http://host/a/%23v1&core=1')).toEqual({ hash: '#v1&core=1', pathname: '/a/' });
    expect(of('http://host/a/#v1&core=1')).toEqual({ hash: '#v1&core=1', pathname: '/a/' });
    expect(of('http://host/a/%23other')).toEqual({ hash: '', pathname: '/a/%23other' });
  });

  it('keeps a percent sign that a program decoded, and says where the link may have been cut', () => {
    expect(read('#v1&prompt=100% of+it').state.prompt).toBe('100% of it');
    expect(read('#v1&prompt=100%').problems).toEqual([{ kind: 'field', name: 'prompt' }]);
    expect(read('#v1&prompt=caf%C3%A').problems).toEqual([{ kind: 'field', name: 'prompt' }]);
  });
});
