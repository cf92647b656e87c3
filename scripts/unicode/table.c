/* Prints the table of characters that folding works with, made from ICU's Unicode data. See `generate`, which compiles
   and runs it, and Sources/Moderation/Rules/Folding/UnicodeTable.swift, which reads what it prints. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

enum { LIMIT = 0x110000, LONGEST = 18, LONGEST_FORM = 6 };

/* The values are those of UnicodeRecord.Flags. */
enum {
  WORD = 1 << 0,        /* a word character as it is typed */
  LETTER = 1 << 1,      /* a letter, not a digit or a mark */
  SPACELESS = 1 << 2,   /* of a script written without spaces */
  MARK = 1 << 3,        /* a combining mark that folding keeps */
  LOOSE_MARK = 1 << 4,  /* a combining mark of no script in particular, which folding drops */
  LATIN = 1 << 5,       /* folds to a Latin letter */
  OTHER = 1 << 6,       /* a letter of another alphabet that may stand for a Latin one */
  STRICT = 1 << 7,      /* its shape is what Unicode's data calls confusable */
  COMPOSES = 1 << 8,    /* may fuse with the character before it */
  REGIONAL = 1 << 9,    /* one half of a flag */
  KEEPS_MARKS = 1 << 10, /* marks after it are part of the spelling */
  SIGN = 1 << 11,       /* a digit or a sign that is written for the letter of its shape */
  RARE = 1 << 12,       /* so rarely that it is read so only where much is asked for */
  INNER = 1 << 13,      /* only between letters, being punctuation elsewhere */
};

/* The values are those of FoldingSteps. */
enum {
  STEP_CASE = 1 << 0, STEP_SPACES = 1 << 1, STEP_COMPATIBILITY = 1 << 2, STEP_IGNORABLE = 1 << 3,
  STEP_MARKS = 1 << 4, STEP_CONFUSABLE = 1 << 5, STEP_ENCLOSED = 1 << 6,
};

typedef struct {
  int flags, steps, shape, ccc, length; /* length -1: folds to itself */
  UChar32 folded[LONGEST];
} Record;

static Record records[LIMIT];
static const UNormalizer2 *nfkc_casefold, *nfkc, *nfc, *nfd;
static USpoofChecker *spoof;

static void check(UErrorCode status, const char *what) {
  if (U_FAILURE(status)) {
    fprintf(stderr, "table: %s: %s\n", what, u_errorName(status));
    exit(1);
  }
}

static int normalized(const UNormalizer2 *form, const UChar32 *from, int count, UChar32 *to) {
  UChar source[64], result[64];
  int32_t length = 0, results;
  UErrorCode status = U_ZERO_ERROR;
  for (int i = 0; i < count; i++) {
    UBool error = false;
    U16_APPEND(source, length, 64, from[i], error);
    if (error) exit(1);
  }
  results = unorm2_normalize(form, source, length, result, 64, &status);
  check(status, "normalizing");
  int out = 0;
  for (int32_t i = 0; i < results;) {
    UChar32 c;
    U16_NEXT(result, i, results, c);
    if (out == LONGEST) exit(1);
    to[out++] = c;
  }
  return out;
}

static UScriptCode script(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

static bool is_spaceless(UChar32 c) {
  switch (script(c)) {
    case USCRIPT_HAN: case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA: case USCRIPT_THAI: case USCRIPT_LAO:
    case USCRIPT_KHMER: case USCRIPT_MYANMAR: case USCRIPT_BOPOMOFO: case USCRIPT_YI:
      return true;
    default:
      return c == 0x30FC || c == 0x3005 || c == 0x3099 || c == 0x309A;
  }
}

static bool is_space(UChar32 c) {
  return u_isUWhiteSpace(c) || (c >= 0x1C && c <= 0x1F) || c == 0x2800;
}

static bool is_mark(UChar32 c) {
  int8_t type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

/* Marks that any letter can be given, unlike those that belong to the spelling of one script. */
static bool is_loose_mark(UChar32 c) {
  return is_mark(c) && ((c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x1AB0 && c <= 0x1AFF) ||
    (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0x2DE0 && c <= 0x2DFF) ||
    (c >= 0xA66F && c <= 0xA69F) || (c >= 0xFE20 && c <= 0xFE2F));
}

/* The alphabets whose accents folding drops. */
static bool drops_marks(UChar32 c) {
  UScriptCode code = script(c);
  return code == USCRIPT_LATIN || code == USCRIPT_GREEK || code == USCRIPT_CYRILLIC;
}

/* A mark on this letter that makes another letter of it, or 0. The same pairs are in DistinctLetter.swift. */
static UChar32 distinct(UChar32 base, UChar32 mark) {
  static const UChar32 pairs[][3] = {
    {'n', 0x303, 0xF1}, {'c', 0x327, 0xE7}, {0x438, 0x306, 0x439}, {0x443, 0x306, 0x45E}, {0x456, 0x308, 0x457},
    {0x433, 0x301, 0x453}, {0x43A, 0x301, 0x45C},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    if (pairs[i][0] == base && pairs[i][1] == mark) return pairs[i][2];
  return 0;
}

/* Letters of living languages that look like another with a stroke, and must not be taken for it. */
static bool is_own_letter(UChar32 c) {
  return c == 0xF8 || c == 0x111 || c == 0x127 || c == 0x131 || c == 0x142 || c == 0xF0 || c == 0xFE || c == 0x14B;
}

static bool has_lookalikes(UChar32 c) {
  switch (script(c)) {
    case USCRIPT_GREEK: case USCRIPT_CYRILLIC: case USCRIPT_ARMENIAN: case USCRIPT_CHEROKEE: case USCRIPT_COPTIC:
    case USCRIPT_LISU: case USCRIPT_GEORGIAN: case USCRIPT_DESERET: case USCRIPT_OSAGE: case USCRIPT_TIFINAGH:
    case USCRIPT_CANADIAN_ABORIGINAL: case USCRIPT_WARANG_CITI: case USCRIPT_GLAGOLITIC: case USCRIPT_OLD_ITALIC:
    case USCRIPT_GOTHIC: case USCRIPT_CARIAN: case USCRIPT_LYCIAN: case USCRIPT_LYDIAN: case USCRIPT_ELBASAN:
    case USCRIPT_OLD_PERMIC: case USCRIPT_VAI: case USCRIPT_RUNIC: case USCRIPT_MIAO:
      return true;
    default:
      return false;
  }
}

/* What UTS #39 says this character looks like, as one Latin letter in lower case; 0 where that is something else. */
static int skeleton_letter(UChar32 c) {
  UChar source[2], result[64];
  int32_t length = 0, results;
  UErrorCode status = U_ZERO_ERROR;
  U16_APPEND_UNSAFE(source, length, c);
  results = uspoof_getSkeleton(spoof, 0, source, length, result, 64, &status);
  check(status, "skeleton");
  int letter = 0;
  bool is_m = false;
  for (int32_t i = 0; i < results;) {
    UChar32 part;
    U16_NEXT(result, i, results, part);
    if (is_mark(part)) continue;
    if (letter == 'r' && part == 'n') { is_m = true; continue; }
    if (letter || is_m) return 0;
    if (!((part >= 'a' && part <= 'z') || (part >= 'A' && part <= 'Z'))) return 0;
    letter = part | 0x20;
  }
  return is_m ? 'm' : letter;
}

/* Shapes that Unicode's data does not list, because they only pass for the letter among letters that are Latin. */
static int loose_shape(UChar32 c) {
  static const struct { UChar32 c; char letter; } shapes[] = {
    {0x431, 'b'}, {0x411, 'b'}, {0x432, 'b'}, {0x433, 'r'}, {0x434, 'd'}, {0x437, 'e'}, {0x417, 'e'}, {0x438, 'n'},
    {0x418, 'n'}, {0x439, 'n'}, {0x43A, 'k'}, {0x43C, 'm'}, {0x43D, 'h'}, {0x43F, 'n'}, {0x41F, 'n'}, {0x442, 't'},
    {0x444, 'f'}, {0x446, 'u'}, {0x426, 'u'}, {0x447, 'y'}, {0x427, 'y'}, {0x448, 'w'}, {0x428, 'w'}, {0x449, 'w'},
    {0x429, 'w'}, {0x44A, 'b'}, {0x44B, 'b'}, {0x44C, 'b'}, {0x44D, 'e'}, {0x42D, 'e'}, {0x44F, 'r'}, {0x42F, 'r'},
    {0x453, 'r'}, {0x457, 'i'}, {0x45C, 'k'}, {0x45E, 'y'}, {0x454, 'e'}, {0x404, 'e'}, {0x3B2, 'b'}, {0x3B4, 'd'}, {0x3B5, 'e'}, {0x3B6, 'z'}, {0x3B7, 'n'}, {0x3B8, 'o'},
    {0x3BA, 'k'}, {0x3BB, 'a'}, {0x39B, 'a'}, {0x3BC, 'u'}, {0x39C, 'm'}, {0x3BE, 'e'}, {0x39E, 'e'}, {0x3C0, 'n'},
    {0x3C2, 's'}, {0x3A3, 'e'}, {0x3C4, 't'}, {0x3C6, 'f'}, {0x3C7, 'x'}, {0x3C8, 'w'}, {0x3C9, 'w'}, {0x574, 'u'},
    {0x561, 'w'}, {0x57F, 'u'}, {0x580, 'n'}, {0x57C, 'n'}, {0x563, 'q'},
  };
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
    if (shapes[i].c == c) return shapes[i].letter;
  return 0;
}

/* Digits and signs that are written for letters. `l` stands for i too. */
static int sign_letter(UChar32 c) {
  static const struct { UChar32 c; char letter; } signs[] = {
    {'0', 'o'}, {'1', 'l'}, {'2', 'z'}, {'3', 'e'}, {'4', 'a'}, {'5', 's'}, {'6', 'g'}, {'7', 't'}, {'8', 'b'},
    {'9', 'g'}, {'$', 's'}, {'@', 'a'}, {'!', 'l'}, {'|', 'l'}, {'(', 'c'}, {'<', 'c'}, {'+', 't'},
    {0xA2, 'c'}, {0xA3, 'l'}, {0xA5, 'y'}, {0xA7, 's'}, {0xA1, 'l'}, {0x20A1, 'c'}, {0x20A3, 'f'}, {0x20A4, 'l'},
    {0x20A6, 'n'}, {0x20A9, 'w'}, {0x20AB, 'd'}, {0x20AC, 'e'}, {0x20AD, 'k'}, {0x20AE, 't'}, {0x20B1, 'p'},
    {0x20B2, 'g'}, {0x20B3, 'a'}, {0x20B4, 's'}, {0x20B5, 'c'}, {0x20B8, 't'}, {0x20B9, 'r'}, {0x20BA, 'l'},
    {0x20BD, 'p'}, {0x20BF, 'b'}, {0x212E, 'e'},
  };
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (signs[i].c == c) return signs[i].letter;
  return 0;
}

/* A letter or a word in a frame; 0 characters where it is none. */
static int enclosed(UChar32 c, UChar32 *to) {
  static const char *const words[] = {"cl", "cool", "free", "id", "new", "ng", "ok", "sos", "up", "vs"};
  int letter = 0;
  if (c >= 0x249C && c <= 0x24B5) letter = 'a' + (c - 0x249C);
  if (c >= 0x1F110 && c <= 0x1F129) letter = 'a' + (c - 0x1F110);
  if (c >= 0x1F130 && c <= 0x1F149) letter = 'a' + (c - 0x1F130);
  if (c >= 0x1F150 && c <= 0x1F169) letter = 'a' + (c - 0x1F150);
  if (c >= 0x1F170 && c <= 0x1F189) letter = 'a' + (c - 0x1F170);
  if (c >= 0x1F1E6 && c <= 0x1F1FF) letter = 'a' + (c - 0x1F1E6);
  if (c == 0x1F12A) letter = 's';
  if (c == 0x1F12B) letter = 'c';
  if (c == 0x1F12C) letter = 'r';
  if (c == 0x1F18A) letter = 'p';
  if (c == 0x24FF || c == 0x1F10B || c == 0x1F10C) letter = '0';
  if (c >= 0x2776 && c <= 0x277E) letter = '1' + (c - 0x2776);
  if (c >= 0x2780 && c <= 0x2788) letter = '1' + (c - 0x2780);
  if (c >= 0x278A && c <= 0x2792) letter = '1' + (c - 0x278A);
  if (letter) {
    to[0] = letter;
    return 1;
  }
  const char *word = c == 0x1F18E ? "ab" : c >= 0x1F191 && c <= 0x1F19A ? words[c - 0x1F191] : "";
  for (int i = 0; word[i]; i++) to[i] = word[i];
  return (int)strlen(word);
}

/* A Latin letter of phonetics or in small capitals, by its name; 0 where it is none. */
static int named_letter(UChar32 c) {
  static const char *const prefixes[] = {
    "LATIN LETTER SMALL CAPITAL ", "LATIN SMALL LETTER TURNED ", "LATIN SMALL LETTER REVERSED ",
    "LATIN SMALL LETTER SCRIPT ", "LATIN SMALL LETTER SIDEWAYS ", "LATIN SMALL LETTER OPEN ",
    "LATIN SMALL LETTER DOTLESS ", "LATIN SMALL LETTER CLOSED ", "LATIN LETTER SMALL CAPITAL TURNED ",
    "LATIN LETTER SMALL CAPITAL REVERSED ", "LATIN SMALL LETTER BARRED ", "LATIN SMALL LETTER BLACKLETTER ",
    "LATIN SMALL LETTER ",
  };
  char name[128];
  UErrorCode status = U_ZERO_ERROR;
  u_charName(c, U_UNICODE_CHAR_NAME, name, sizeof name, &status);
  check(status, "name");
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    size_t length = strlen(prefixes[i]);
    if (strncmp(name, prefixes[i], length) != 0) continue;
    const char *rest = name + length;
    if (rest[0] >= 'A' && rest[0] <= 'Z' && (rest[1] == 0 || strncmp(rest + 1, " WITH ", 6) == 0)) return rest[0] | 0x20;
  }
  return 0;
}

static bool is_frame(UChar32 c) {
  int type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
  return type == U_DT_CIRCLE || type == U_DT_SQUARE;
}

/* Letters without their marks where folding drops those. */
static int without_marks(const UChar32 *from, int count, UChar32 *to, int *steps) {
  UChar32 parts[LONGEST];
  int length = normalized(nfd, from, count, parts), out = 0;
  for (int i = 0; i < length; i++) {
    int marks = 0;
    if (!drops_marks(parts[i]) || is_mark(parts[i])) {
      if (is_loose_mark(parts[i])) *steps |= STEP_MARKS; else to[out++] = parts[i];
      continue;
    }
    while (i + 1 + marks < length && is_loose_mark(parts[i + 1 + marks])) marks++;
    UChar32 other = marks == 1 ? distinct(parts[i], parts[i + 1]) : 0;
    if (marks && !other) *steps |= STEP_MARKS;
    to[out++] = other ? other : parts[i];
    i += marks;
  }
  UChar32 copy[LONGEST];
  memcpy(copy, to, sizeof(UChar32) * (size_t)out);
  return normalized(nfc, copy, out, to);
}

static int folded(UChar32 c, UChar32 *to, int *steps) {
  if (is_space(c)) {
    *steps |= STEP_SPACES;
    to[0] = ' ';
    return 1;
  }
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(c) == U_CONTROL_CHAR ||
      (c >= 0xFFF9 && c <= 0xFFFB) || c == 0x640 /* stretches Arabic words */) {
    *steps |= STEP_IGNORABLE;
    return 0;
  }
  int length = enclosed(c, to);
  if (length) {
    *steps |= STEP_ENCLOSED;
    return length;
  }
  if (c == 0x2122 || c == 0x2120) { /* they stand behind a word, not in it */
    to[0] = c;
    return 1;
  }
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER && u_charDigitValue(c) >= 0) {
    *steps |= STEP_COMPATIBILITY;
    to[0] = '0' + u_charDigitValue(c);
    return 1;
  }
  UChar32 compatible[LONGEST], plain[LONGEST];
  /* Case folding would make a letter of the iota under a Greek one, which is a mark like others. */
  UChar32 parts[LONGEST];
  int part_count = normalized(nfd, &c, 1, parts), kept = 0;
  for (int i = 0; i < part_count; i++)
    if (parts[i] != 0x345 || part_count == 1) parts[kept++] = parts[i];
  int compatibles = normalized(nfkc_casefold, parts, kept, compatible);
  UChar32 composed[LONGEST];
  int composeds = normalized(nfkc, &c, 1, composed);
  UChar32 canonical[LONGEST];
  int canonicals = normalized(nfc, &c, 1, canonical);
  if (composeds != canonicals || memcmp(composed, canonical, sizeof(UChar32) * (size_t)composeds))
    *steps |= is_frame(c) ? STEP_ENCLOSED : STEP_COMPATIBILITY;
  if (compatibles != composeds || memcmp(compatible, composed, sizeof(UChar32) * (size_t)composeds))
    *steps |= STEP_CASE;
  int plains = without_marks(compatible, compatibles, plain, steps);
  if (plains > LONGEST_FORM) { /* whole sentences in one character */
    *steps = 0;
    to[0] = c;
    return 1;
  }
  for (int i = 0; i < plains; i++) {
    UChar32 part = plain[i];
    to[i] = part;
    if (part < 0x80 || is_own_letter(part)) continue;
    if (script(part) == USCRIPT_LATIN && part != 0xF1 && part != 0xE7) {
      int letter = named_letter(part);
      if (!letter) letter = skeleton_letter(part);
      if (letter) {
        to[i] = letter;
        *steps |= STEP_CONFUSABLE;
      }
    } else if (part == 0x2018 || part == 0x2019 || part == 0x201B || part == 0x2BC || part == 0x2032) {
      to[i] = '\'';
      *steps |= STEP_CONFUSABLE;
    } else if (part == 0x2010 || part == 0x2011 || part == 0x2012 || part == 0x2013 || part == 0x2212) {
      to[i] = '-';
      *steps |= STEP_CONFUSABLE;
    } else if (part == 0x201C || part == 0x201D || part == 0x201E) {
      to[i] = '"';
      *steps |= STEP_CONFUSABLE;
    }
  }
  if (plains == 1 && (plain[0] == 0xE6 || plain[0] == 0x153)) {
    to[0] = plain[0] == 0xE6 ? 'a' : 'o';
    to[1] = 'e';
    *steps |= STEP_CONFUSABLE;
    return 2;
  }
  return plains;
}

static bool is_word(UChar32 c) {
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER: case U_LOWERCASE_LETTER: case U_TITLECASE_LETTER: case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: case U_DECIMAL_DIGIT_NUMBER: case U_LETTER_NUMBER: case U_OTHER_NUMBER:
    case U_COMBINING_SPACING_MARK:
      return true;
    case U_NON_SPACING_MARK: return !(c >= 0xFE00 && c <= 0xFE0F) && c < 0xE0000;
    default: return c == '_';
  }
}

static int shape(UChar32 c, int *flags) {
  int letter = has_lookalikes(c) && u_isalpha(c) ? skeleton_letter(c) : 0;
  UChar32 lower = u_tolower(c);
  /* A capital I and a small l look alike, and the data names them l. */
  if (letter == 'l' && lower != c && skeleton_letter(lower)) letter = skeleton_letter(lower);
  if (letter) {
    *flags |= STRICT;
    return letter;
  }
  return loose_shape(c);
}

static void describe(UChar32 c) {
  Record *record = &records[c];
  UChar32 to[LONGEST];
  int steps = 0;
  int length = folded(c, to, &steps);
  bool same = length == 1 && to[0] == c;
  record->steps = same ? 0 : steps;
  record->length = same ? -1 : length;
  if (!same) memcpy(record->folded, to, sizeof to);
  record->ccc = u_getCombiningClass(c);
  UChar32 last = length ? to[length - 1] : 0;
  if (is_word(c)) record->flags |= WORD;
  if (u_isalpha(c) && !is_mark(c)) record->flags |= LETTER;
  if (is_spaceless(c)) record->flags |= SPACELESS;
  if (is_loose_mark(c)) record->flags |= LOOSE_MARK;
  else if (is_mark(c) || u_charType(c) == U_COMBINING_SPACING_MARK) record->flags |= MARK;
  if (c >= 0x1F1E6 && c <= 0x1F1FF) record->flags |= REGIONAL;
  if (length && u_isalpha(last)) {
    if (script(last) == USCRIPT_LATIN) record->flags |= LATIN;
    else if (!drops_marks(last) && !has_lookalikes(last)) record->flags |= KEEPS_MARKS;
    if (has_lookalikes(last)) record->flags |= OTHER;
  }
  if (length && (record->flags & MARK)) record->flags |= KEEPS_MARKS;
  if (record->flags & OTHER && length == 1) record->shape = shape(c, &record->flags);
  if (record->flags & OTHER && length == 1 && !record->shape) record->shape = shape(last, &record->flags);
  if (!record->shape && sign_letter(c)) {
    record->shape = sign_letter(c);
    record->flags |= SIGN;
    if (c < 0x80 && strchr("2|(<+", c)) record->flags |= RARE;
    if (c == 0xA1 || (c < 0x80 && strchr("!|(<+", c))) record->flags |= INNER;
  }
}

/* Two characters that fuse into a third, of the scripts whose marks folding keeps. Hangul is computed. */
static int pairs[1024][3], pair_count;

static void find_pairs(void) {
  for (UChar32 c = 0x80; c < LIMIT; c++) {
    if (c >= 0xAC00 && c <= 0xD7A3) continue;
    UChar decomposition[8];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = unorm2_getRawDecomposition(nfc, c, decomposition, 8, &status);
    if (length < 2 || U_FAILURE(status)) continue;
    UChar32 first, second;
    int32_t i = 0;
    U16_NEXT(decomposition, i, length, first);
    if (i >= length) continue;
    U16_NEXT(decomposition, i, length, second);
    if (unorm2_composePair(nfc, first, second) != c || is_loose_mark(second)) continue;
    if (records[c].length != -1) continue;
    pairs[pair_count][0] = first;
    pairs[pair_count][1] = second;
    pairs[pair_count++][2] = c;
    records[second].flags |= COMPOSES;
  }
  for (UChar32 c = 0x1161; c <= 0x1175; c++) records[c].flags |= COMPOSES;
  for (UChar32 c = 0x11A8; c <= 0x11C2; c++) records[c].flags |= COMPOSES;
}

/* What a character folds to must fold to itself. */
static void settle(void) {
  for (int round = 0; round < 4; round++)
    for (UChar32 c = 0; c < LIMIT; c++) {
      Record *record = &records[c];
      if (record->length < 1) continue;
      UChar32 to[64];
      int out = 0;
      for (int i = 0; i < record->length; i++) {
        UChar32 part = record->folded[i];
        if (part < 0x80) {
          to[out++] = part >= 'A' && part <= 'Z' ? part | 0x20 : part;
        } else if (records[part].length == -1) {
          to[out++] = part;
        } else {
          for (int j = 0; j < records[part].length; j++) to[out++] = records[part].folded[j];
        }
      }
      if (out > LONGEST) exit(1);
      record->length = out;
      memcpy(record->folded, to, sizeof(UChar32) * (size_t)out);
    }
}

static char *text;
static size_t text_length;

static void put(uint32_t value) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
  do {
    uint32_t digit = value & 31;
    value >>= 5;
    text[text_length++] = digits[digit | (value ? 32 : 0)];
  } while (value);
}

static void put_difference(int32_t value) { put(value < 0 ? (uint32_t)(-value) * 2 - 1 : (uint32_t)value * 2); }

static bool same_class(const Record *a, const Record *b) {
  return a->flags == b->flags && a->steps == b->steps && a->shape == b->shape && a->ccc == b->ccc;
}

/* Whether the two fold alike: both to themselves, both as far away, or both to the same. */
static bool continues(UChar32 start, UChar32 c) {
  const Record *a = &records[start], *b = &records[c];
  if (!same_class(a, b) || a->length != b->length) return false;
  if (a->length == -1 || a->length == 0) return true;
  return a->length == 1 && a->folded[0] - start == b->folded[0] - c;
}

int main(void) {
  UErrorCode status = U_ZERO_ERROR;
  nfkc_casefold = unorm2_getNFKCCasefoldInstance(&status);
  nfkc = unorm2_getNFKCInstance(&status);
  nfc = unorm2_getNFCInstance(&status);
  nfd = unorm2_getNFDInstance(&status);
  spoof = uspoof_open(&status);
  check(status, "opening ICU");
  for (UChar32 c = 0; c < LIMIT; c++) {
    records[c].length = -1;
    if (u_charType(c) != U_SURROGATE &&
        (u_charType(c) != U_UNASSIGNED || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) &&
        u_charType(c) != U_PRIVATE_USE_CHAR)
      describe(c);
  }
  settle();
  find_pairs();

  text = malloc(1 << 22);
  static Record classes[4096];
  int class_count = 0;
  static Record none;
  none.length = -1;
  classes[class_count++] = none;
  for (UChar32 c = 0; c < LIMIT; c++) {
    int found = 0;
    while (found < class_count && !same_class(&classes[found], &records[c])) found++;
    if (found == class_count) classes[class_count++] = records[c];
  }
  put((uint32_t)class_count);
  for (int i = 0; i < class_count; i++) {
    put((uint32_t)classes[i].flags);
    put((uint32_t)classes[i].steps);
    put((uint32_t)classes[i].shape);
    put((uint32_t)classes[i].ccc);
  }
  UChar32 previous = 0;
  int entries = 0;
  for (UChar32 c = 0; c < LIMIT;) {
    const Record *record = &records[c];
    if (same_class(record, &none) && record->length == -1) { c++; continue; }
    UChar32 end = c + 1;
    while (end < LIMIT && continues(c, end)) end++;
    int found = 0;
    while (!same_class(&classes[found], record)) found++;
    /* A gap, how many characters follow, their class, and how many characters each folds to, one more than that. */
    put((uint32_t)(c - previous));
    put((uint32_t)(end - c));
    put((uint32_t)found);
    put((uint32_t)(record->length + 1));
    for (int i = 0; i < record->length; i++)
      put_difference(i == 0 ? record->folded[0] - c : record->folded[i] - record->folded[i - 1]);
    previous = end;
    c = end;
    entries++;
  }
  put(0);
  put(0);
  put((uint32_t)pair_count);
  for (int i = 0; i < pair_count; i++) {
    put((uint32_t)pairs[i][0]);
    put_difference(pairs[i][1] - pairs[i][0]);
    put_difference(pairs[i][2] - pairs[i][0]);
  }
  text[text_length] = 0;
  fprintf(stderr, "table: %d classes, %d entries, %d pairs, %zu characters\n", class_count, entries, pair_count,
          text_length);

  printf("// swift-format-ignore-file: generated.\n");
  printf("// Made by `make unicode` (scripts/unicode/table.c) from ICU %s, Unicode %s. Do not edit.\n\n", U_ICU_VERSION,
         U_UNICODE_VERSION);
  printf("/// What folding knows about each character, packed. `UnicodeTable` unpacks it.\n");
  printf("enum UnicodeTableData {\n  static let packed: StaticString = \"\"\"\n");
  for (size_t i = 0; i < text_length; i += 180)
    printf("    %.*s%s\n", (int)(text_length - i < 180 ? text_length - i : 180), text + i,
           i + 180 < text_length ? "\\" : "");
  printf("    \"\"\"\n}\n");
  return 0;
}
