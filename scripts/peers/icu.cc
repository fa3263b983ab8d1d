/* Words and sentences by ICU's break iterators; prints their numbers.  In C++, since a binding for
 * a slower language would be what is measured. */
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

static long count(icu::BreakIterator *breaks, const std::string &text)
{
    UErrorCode error = U_ZERO_ERROR;
    UText *utf8 = utext_openUTF8(nullptr, text.data(), (int64_t) text.size(), &error);
    long found = 0;

    breaks->setText(utf8, error);
    while (breaks->next() != icu::BreakIterator::DONE) {
        found++;
    }
    utext_close(utf8);
    return found;
}

int main(int argc, char **argv)
{
    UErrorCode error = U_ZERO_ERROR;
    std::ifstream file(argc > 1 ? argv[1] : "/dev/stdin", std::ios::binary);
    std::stringstream all;

    all << file.rdbuf();
    std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error));
    std::unique_ptr<icu::BreakIterator> sentences(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), error));
    if (U_FAILURE(error)) {
        return 1;
    }
    std::printf("%ld %ld\n", count(words.get(), all.str()), count(sentences.get(), all.str()));
    return 0;
}
