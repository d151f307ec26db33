import Table from 'cli-table3';

/** Tells the story on the terminal: headings, sentences and tables. */
export class Narrator {
  private step = 0;

  constructor(private readonly print: (line: string) => void) {}

  chapter(title: string): void {
    this.step += 1;
    this.print(`\n${this.step}. ${title}`);
  }

  say(sentence: string): void {
    this.print(`   ${sentence}`);
  }

  /** A refusal is part of the story: the service says no, and why. */
  refused(who: string, message: string): void {
    this.print(`   ✗ ${who} is refused: ${message}`);
  }

  /** `numbers` says how many of the last columns hold figures, which stand to the right. */
  table(head: readonly string[], rows: readonly (readonly string[])[], numbers = 0): void {
    const table = new Table({
      head: [...head],
      style: { head: [], border: [], compact: true },
      colAligns: head.map((_, index) => (index >= head.length - numbers ? 'right' : 'left')),
    });
    table.push(...rows.map((row) => [...row]));
    this.print(indented(table.toString()));
  }
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `   ${line}`)
    .join('\n');
}
