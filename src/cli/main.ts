/** Runs one command and gives its exit status: 0 done, 1 some inputs failed, 2 wrong usage. */
export async function run(args: readonly string[]): Promise<number> {
  console.error(`not yet: ${args.join(' ')}`);
  return 2;
}
