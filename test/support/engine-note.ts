/** `npm test` needs no Go, and says at its end what it therefore left out. */
export function teardown(): void {
  console.log('\n engine tests skipped: run npm run test:engine (needs Go)');
}
