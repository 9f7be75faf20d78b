import { describe, expect, it } from 'vitest';
import { credentialIn, isCredentialNamed } from '../../src/util/credentials.ts';

describe('a credential by its form', () => {
  it.each([
    ['an access key of AWS', `AKIA${'ABCD'.repeat(4)}`],
    ['a token of GitHub', `ghp_${'a1'.repeat(18)}`],
    ['a token of GitHub', `github_pat_${'a1_'.repeat(15)}`],
    ['a token of GitLab', `glpat-${'a1'.repeat(10)}`],
    ['a token of Slack', `xoxb-${'1'.repeat(12)}-${'a'.repeat(12)}`],
    ['a token of Hugging Face', `hf_${'aB'.repeat(17)}`],
    ['a key of the Google API', `AIza${'x'.repeat(35)}`],
    ['a token of PyPI', `pypi-${'Ag'.repeat(30)}`],
    ['a key of OpenAI', `sk-proj-${'a1'.repeat(24)}`],
    ['an account key of Azure', `AccountKey=${'a1'.repeat(30)}==`],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
    ['a signed token (JWT)', `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.${'c'.repeat(20)}`],
    ['a default key of MinIO', 'minioadmin'],
    ['a default key of MinIO', "secret_key='minio123'"],
    ['a password in an address', 'postgres://census:tops3cret@db/census'],
  ])('is %s: %s', (what, text) => {
    expect(credentialIn(`x ${text} y`)?.what).toBe(what);
  });

  it.each([
    'https://user@example.org/a:b@c',
    'postgres://census:$PASSWORD@db/census',
    'postgres://user:password@db/census',
    'postgres://user:<password>@db',
    'minio-service.kubeflow:9000',
    'minioadmin-user',
    'task-1-sk-learn',
    'a sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    '-----BEGIN CERTIFICATE-----',
  ])('is none: %s', (text) => {
    expect(credentialIn(text)).toBeUndefined();
  });
});

describe('a credential by its name', () => {
  it.each([
    ['password', 'correcthorse'],
    ['DB_PASSWORD', 'x1y2'],
    ['AWS_SECRET_ACCESS_KEY', 'abcd'],
    ['access-key', 'minio'],
    ['minioAccessKey', 'minio'],
    ['api_key', 'a-b-c-d'],
    ['token', 'abc123def456ghi789'],
    ['client_secret', 'swordfish'],
  ])('%s: %s', (name, text) => {
    expect(isCredentialNamed(name, text)).toBe(true);
  });

  it.each([
    ['password', ''],
    ['password', 'changeme'],
    ['password', '$(PASSWORD)'],
    ['password', '<yours>'],
    ['password_file', '/run/password'],
    ['password', '/run/secrets/password'],
    ['api_key', 'https://keys.example/api'],
    ['secret_key', 'secret-key'],
    ['secret', 'minio-credentials'],
    ['pad_token', '[PAD]'],
    ['token', 'hello'],
    ['tokens', '1024'],
    ['keyboard', 'qwerty'],
    ['password_hint', 'the usual one'],
  ])('not %s: %s', (name, text) => {
    expect(isCredentialNamed(name, text)).toBe(false);
  });
});
