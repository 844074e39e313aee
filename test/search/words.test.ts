import { expect, test } from 'vitest';
import { tokensOf } from '../../src/search/words.ts';

const inText = (text: string) => tokensOf(text).map(({ word, start, end }) => [word, text.slice(start, end)]);

test('a word stands where it is in the text, however its characters are written', () => {
  const korean = '서울의'.normalize('NFD');
  expect(inText(korean)).toEqual([
    ['서울', '서울'.normalize('NFD')],
    ['울의', '울의'.normalize('NFD')],
    ['의', '의'.normalize('NFD')],
  ]);
  expect(inText('がっ'.normalize('NFD'))).toEqual([
    ['がっ', 'がっ'.normalize('NFD')],
    ['っ', 'っ'],
  ]);
  expect(inText('ｶﾞﾗ')).toEqual([
    ['ガラ', 'ｶﾞﾗ'],
    ['ラ', 'ﾗ'],
  ]);
  expect(inText('𠮷野家')[0]).toEqual(['𠮷野', '𠮷野']);
  expect(inText('Café'.normalize('NFD'))).toEqual([['cafe', 'Café'.normalize('NFD')]]);
});

test('capital letters separate words after small ones and after digits, but not within S01E02 and 1080p', () => {
  const words = (text: string) => tokensOf(text).map(({ word }) => word);
  expect(words('Lisbon2021TramRide')).toEqual([
    'lisbon2021',
    'tram',
    'ride',
    'lisbon2021tramride',
    'lisbon2021tramride',
  ]);
  expect(words('Show.S01E02.1080P.x265')).toEqual(['show', 's01e02', '1080p', 'x265']);
});
