import { CAP_PLACEHOLDER } from '../language/references.js';
import type { Declaration, Declarations, FactVocabulary } from '../language/vocabulary.js';
import { finding, type Finding, type Findings } from './problems.js';

const NAME = /^[a-z][A-Za-z0-9]*$/;

/** What makes a vocabulary unfit to write rules in, and whether the rule set is written in this one. */
export function* vocabularyFindings(writtenIn: string, vocabulary: FactVocabulary): Findings {
  if (writtenIn !== vocabulary.code) {
    yield unfit(`is written in the vocabulary ${writtenIn}, not in ${vocabulary.code}`);
  }
  for (const name of Object.keys(vocabulary.facts)) {
    if (Object.hasOwn(vocabulary.parameters, name))
      yield unfit(`has a vocabulary in which ${name} means two things`);
  }
  yield* declarationFindings(vocabulary.facts);
  yield* declarationFindings(vocabulary.parameters);
}

function* declarationFindings(declarations: Declarations): Findings {
  for (const [name, declaration] of Object.entries(declarations)) {
    if (!NAME.test(name)) {
      yield unfit(
        `has a vocabulary in which "${name}" is not a name: a small letter first, then letters and digits`,
      );
    }
    if (name === CAP_PLACEHOLDER)
      yield unfit(`has a vocabulary that uses ${CAP_PLACEHOLDER}, which stands for the cap worked out`);
    if (wordsOf(declaration).some((words) => words.trim() === '')) {
      yield unfit(`has a vocabulary that does not put ${name} into plain words`);
    }
    if ('codes' in declaration && Object.keys(declaration.codes).length === 0) {
      yield unfit(`has a vocabulary that lists no code for ${name}`);
    }
  }
}

function wordsOf(declaration: Declaration): readonly string[] {
  return 'codes' in declaration
    ? [declaration.description, ...Object.values(declaration.codes)]
    : [declaration.description];
}

function unfit(words: string): Finding {
  return finding('VOCABULARY', words);
}
