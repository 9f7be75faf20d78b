import { expect, it } from 'vitest';
import { imagePatternProblem, imageProblem } from '../../src/util/image-reference.ts';

const f64 = 'f'.repeat(64);

/** From the tests of github.com/distribution/reference. */
it.each([
  'test_com',
  'test.com:tag',
  'test.com:5000',
  'test.com/repo:tag',
  'test:5000/repo',
  `test:5000/repo:tag@sha256:${f64}`,
  'lowercase:Uppercase',
  'Uppercase/lowercase:tag',
  `${'a/'.repeat(127)}a:tag-puts-this-over-max`,
  'b.gcr.io/test.example.com/my-app:test.example.com',
  `xn--7o8h.com/myimage:xn--7o8h.com@sha512:${f64}${f64}`,
  'foo_bar.com:8080',
  'foo/foo_bar.com:8080',
  '192.168.1.1:5050/repo:tag',
  '[2001:db8::1]:5000/repo',
  'a__b/c---d.e',
  'localhost/x',
  `x:${'a'.repeat(128)}`,
])('%s is the reference of an image', (image) => {
  expect(imageProblem(image)).toBeUndefined();
});

it.each([
  ['', 'a part of its name is empty'],
  [':justtag', 'a part of its name is empty'],
  [`@sha256:${f64}`, 'a part of its name is empty'],
  ['a//b', 'a part of its name is empty'],
  ['a/', 'a part of its name is empty'],
  ['a b', 'it has a blank in it'],
  ['a ', 'it has a blank in it'],
  ['https://a/b', 'an image is named without "https://"'],
  ['Uppercase:tag', '"Uppercase" has capitals, and only the host may have them'],
  ['test:5000/Uppercase/lowercase:tag', '"Uppercase" has capitals, and only the host may have them'],
  ['a.b/c/Tool:1', '"Tool" has capitals, and only the host may have them'],
  ['-foo.com/bar', '"-foo.com" is no host of a registry'],
  ['host:port/bar', '"host:port" is no host of a registry'],
  ['a:', 'there is no tag after ":"'],
  [`a:@sha256:${f64}`, 'there is no tag after ":"'],
  ['a:-x', '"-x" is no tag: at most 128 letters, digits, "_", "-" and ".", not starting with "-" or "."'],
  ['a@sha256', 'a digest starts with "sha256:"'],
  [`a@md5:${f64}`, 'a digest starts with "sha256:"'],
  ['a@sha256:ff', 'a digest has 64 hexadecimal digits in lower case after "sha256:"'],
  [`a@sha256:${f64.toUpperCase()}`, 'a digest has 64 hexadecimal digits in lower case after "sha256:"'],
  [f64, 'it looks like the id of an image, which cannot be pulled'],
  [`domain.org/${'a'.repeat(256)}:tag`, 'its name has more than 255 characters'],
])('%s is none', (image, problem) => {
  expect(imageProblem(image)).toBe(problem);
});

it.each(['aa/asdf$$^/aa', 'a..b', 'a___b', 'a_', '_a', 'a/.b', '{{x}}'])('%s is none', (image) => {
  expect(imageProblem(image)).toMatch(/is no part of an image's name/);
});

const x = undefined;

it.each([
  [[x]],
  [[x, '/', x, ':', x]],
  [['Registry', x, '/tool:1']],
  [['Team', x]],
  [['localhost:', x]],
  [['a/b:', x, '-RC']],
  [['a/b', x, 'C:', x]],
  [['a/', x, '@sha256:', x]],
  [[x, 'Tool']],
])('what is constant in %j may become one', (parts) => {
  expect(imagePatternProblem(parts)).toBeUndefined();
});

it.each([
  [[x, ' ', x]],
  [['a.b/Team/', x]],
  [[x, '/Team/', x]],
  [[x, '/Tool']],
  [[x, '/Tool:1']],
  [['a.b/Tool:', x]],
  [['a.b/Tool@', x]],
  [[x, '/tool:']],
  [[x, '//', x]],
  [[x, '/']],
])('what is constant in %j cannot', (parts) => {
  expect(imagePatternProblem(parts)).toBeDefined();
});
