// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { DeploymentStorage } from '../../../../app/browser/storage';

const at = (path: string) => new DeploymentStorage(localStorage, `https://host.example${path}`);

beforeEach(() => localStorage.clear());

describe('two deployments on one origin', () => {
  it('see and clear nothing of each other, nor of anyone else', () => {
    localStorage.setItem('other-app-homework', 'x'.repeat(1000));
    const [outer, inner] = [at('/a/index.html'), at('/a/b/')];
    outer.setItem('theme', 'dark');
    inner.setItem('theme', 'light');
    expect([outer.getItem('theme'), inner.getItem('theme')]).toEqual(['dark', 'light']);
    expect(outer.bytes()).toBeLessThan(100);
    outer.clear();
    expect([outer.getItem('theme'), inner.getItem('theme')]).toEqual([null, 'light']);
    expect(localStorage.getItem('other-app-homework')).toHaveLength(1000);
  });
});

describe('what an earlier version kept', () => {
  it('is taken over by each deployment, once: what was cleared does not come back', () => {
    localStorage.setItem('lectures-v1', '[1]');
    localStorage.setItem('theme', 'dark');
    const [one, other] = [at('/a/'), at('/b/')];
    one.takeOver();
    expect([one.getItem('lectures-v1'), one.getItem('theme')]).toEqual(['[1]', 'dark']);
    one.clear();
    one.takeOver();
    expect(one.getItem('lectures-v1')).toBeNull();
    other.takeOver();
    expect(other.getItem('lectures-v1')).toBe('[1]');
  });

  it('does not replace what this version keeps', () => {
    localStorage.setItem('theme', 'dark');
    const storage = at('/a/');
    storage.setItem('theme', 'light');
    storage.takeOver();
    expect(storage.getItem('theme')).toBe('light');
  });
});
