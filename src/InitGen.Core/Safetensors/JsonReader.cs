using System;
using System.Text;

namespace InitGen.Safetensors;

/// <summary>
/// Reads the JSON of headers and index files, and no more JSON than that needs. One pass, no recursion without a limit, nothing allocated but
/// the strings; every mistake is a <see cref="SafetensorsException"/> with its place.
/// </summary>
internal sealed class JsonReader
{
    // The format nests three deep; what is deeper stands in members that are skipped.
    private const int MaxDepth = 32;

    private const int LongestText = 400;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _json;
    private readonly string _where;
    private int _position;

    /// <summary>Starts at the first byte.</summary>
    /// <param name="json">The text, in UTF-8.</param>
    /// <param name="where">What it is, for messages: <c>the header</c>.</param>
    public JsonReader(byte[] json, string where)
    {
        _json = json;
        _where = where;
        try
        {
            _ = StrictUtf8.GetCharCount(json);
        }
        catch (ArgumentException e)
        {
            throw new SafetensorsException($"{Capital(where)} is not valid UTF-8, so it is damaged or none. Fetch the file again.", e);
        }
    }

    /// <summary>Whether the next value is an object, without a step.</summary>
    public bool IsObject => Peek() == '{';

    public void BeginObject() => Expect('{', "an object, which begins with '{'");

    /// <summary>Goes on to an object's next member, or behind its end.</summary>
    /// <param name="first">Whether none was read; becomes false.</param>
    /// <param name="name">The member's name.</param>
    public bool NextMember(ref bool first, out string name)
    {
        name = string.Empty;
        if (!Next(ref first, '}')) return false;
        name = ReadString();
        Expect(':', "':' behind the name of a member");
        return true;
    }

    public void BeginArray() => Expect('[', "an array, which begins with '['");

    /// <summary>Goes on to an array's next element, or behind its end.</summary>
    public bool NextElement(ref bool first) => Next(ref first, ']');

    /// <summary>Reads <c>null</c>, if that is next.</summary>
    public bool TryReadNull()
    {
        if (Peek() != 'n') return false;
        Word("null");
        return true;
    }

    /// <summary>Reads a whole number from 0 to 2^63 - 1.</summary>
    /// <param name="what">What it is, for messages.</param>
    public long ReadLength(string what)
    {
        int c = Peek();
        int start = _position;
        if (c == '-') throw Fail($"{what} is negative", "Lengths and offsets are at least 0.");
        if (c is < '0' or > '9') throw Fail($"{what} is not a number", "Lengths and offsets are whole numbers.");

        ulong value = 0;
        for (; _position < _json.Length && _json[_position] is >= (byte)'0' and <= (byte)'9'; _position++)
        {
            if (value > long.MaxValue / 10) throw Fail($"{what} is 2^63 or more", "No tensor is that long: the file is damaged.");
            value = (value * 10) + (uint)(_json[_position] - '0');
            if (value > long.MaxValue) throw Fail($"{what} is 2^63 or more", "No tensor is that long: the file is damaged.");
        }

        if (_json[start] == '0' && _position - start > 1) throw Fail($"{what} has a leading zero", "JSON knows no such numbers.");
        if (_position < _json.Length && _json[_position] is (byte)'.' or (byte)'e' or (byte)'E')
            throw Fail($"{what} is not a whole number", "Lengths and offsets are written without '.' and exponent.");
        return (long)value;
    }

    public string ReadString()
    {
        Expect('"', "a string, which begins with '\"'");
        int start = _position;
        int end = start;
        while (end < _json.Length && _json[end] is not ((byte)'"' or (byte)'\\') && _json[end] >= 0x20) end++;
        _position = end;
        if (end < _json.Length && _json[end] == '"')
        {
            _position++;
            return Encoding.UTF8.GetString(_json, start, end - start);
        }

        return ReadEscaped(new StringBuilder(Encoding.UTF8.GetString(_json, start, end - start)));
    }

    /// <summary>Reads a value of any kind, and forgets it.</summary>
    public void Skip(int depth = 0)
    {
        if (depth > MaxDepth) throw Fail($"values are nested more than {MaxDepth} deep", "No writer of this format does that: the file is damaged.");
        bool first = true;
        switch (Peek())
        {
            case '{':
                BeginObject();
                while (NextMember(ref first, out _)) Skip(depth + 1);
                break;
            case '[':
                BeginArray();
                while (NextElement(ref first)) Skip(depth + 1);
                break;
            case '"':
                ReadString();
                break;
            case 't':
                Word("true");
                break;
            case 'f':
                Word("false");
                break;
            case 'n':
                Word("null");
                break;
            default:
                SkipNumber();
                break;
        }
    }

    /// <summary>Requires that nothing but white space is left.</summary>
    public void End()
    {
        if (Peek() >= 0) throw Fail("there is more behind the end of the object", "Only spaces may stand there.");
    }

    public SafetensorsException Fail(string what, string remedy) =>
        new(FormattableString.Invariant($"At byte {_position} of {_where}, {Short(what)}. {remedy}"));

    /// <summary>What a message can hold of a text that may be as long as the file.</summary>
    internal static string Short(string text) => text.Length <= LongestText ? text : text.Remove(LongestText) + "...";

    internal static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private bool Next(ref bool first, char close)
    {
        if (Peek() == close)
        {
            _position++;
            return false;
        }

        if (!first)
        {
            Expect(',', $"',' or '{close}'");
            if (Peek() == close) throw Fail($"'{close}' follows a comma", "JSON allows no comma behind the last one.");
        }

        first = false;
        return true;
    }

    private string ReadEscaped(StringBuilder text)
    {
        while (true)
        {
            if (_position >= _json.Length) throw Fail("a string has no end", "The file is damaged.");
            byte c = _json[_position];
            if (c < 0x20) throw Fail("a string holds a control character", "JSON writes it as \\u00XX.");
            _position++;
            if (c == '"') return text.ToString();
            if (c != '\\')
            {
                int start = _position - 1;
                while (_position < _json.Length && _json[_position] is not ((byte)'"' or (byte)'\\') && _json[_position] >= 0x20) _position++;
                text.Append(Encoding.UTF8.GetString(_json, start, _position - start));
                continue;
            }

            if (_position >= _json.Length) continue;
            char escape = (char)_json[_position++];
            switch (escape)
            {
                case '"' or '\\' or '/':
                    text.Append(escape);
                    break;
                case 'b':
                    text.Append('\b');
                    break;
                case 'f':
                    text.Append('\f');
                    break;
                case 'n':
                    text.Append('\n');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                case 'u':
                    AppendCodeUnits(text);
                    break;
                default:
                    throw Fail("a backslash is followed by a character that it cannot escape", "JSON knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX.");
            }
        }
    }

    private void AppendCodeUnits(StringBuilder text)
    {
        char unit = ReadCodeUnit();
        text.Append(unit);
        if (!char.IsSurrogate(unit)) return;
        bool pair = char.IsHighSurrogate(unit) && _position + 1 < _json.Length && _json[_position] == '\\' && _json[_position + 1] == 'u';
        if (pair)
        {
            _position += 2;
            char low = ReadCodeUnit();
            text.Append(low);
            pair = char.IsLowSurrogate(low);
        }

        if (!pair) throw Fail("half of a surrogate pair stands alone", "Such a string is no text: the file is damaged.");
    }

    private char ReadCodeUnit()
    {
        int unit = 0;
        for (int i = 0; i < 4; i++, _position++)
        {
            int c = _position < _json.Length ? _json[_position] : -1;
            int digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'f' => c - 'a' + 10,
                >= 'A' and <= 'F' => c - 'A' + 10,
                _ => throw Fail("\\u is not followed by four hexadecimal digits", "The file is damaged."),
            };
            unit = (unit << 4) | digit;
        }

        return (char)unit;
    }

    private void SkipNumber()
    {
        int start = _position;
        while (_position < _json.Length && _json[_position] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E')
            _position++;
        if (_position == start) throw Fail(_position < _json.Length ? "there is no value" : "it ends in the middle", "The file is damaged or truncated.");
    }

    private void Word(string word)
    {
        for (int i = 0; i < word.Length; i++, _position++)
        {
            if (_position >= _json.Length || _json[_position] != word[i])
                throw Fail($"a word that should be {word} is none", "JSON knows true, false and null.");
        }
    }

    private void Expect(char wanted, string what)
    {
        int found = Peek();
        if (found != wanted)
        {
            throw Fail(
                found < 0 ? $"it ends where {what} should be" : $"there should be {what}",
                "The file is damaged or truncated: fetch it again.");
        }

        _position++;
    }

    /// <summary>The next character that is not white space, or -1.</summary>
    private int Peek()
    {
        while (_position < _json.Length && _json[_position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') _position++;
        return _position < _json.Length ? _json[_position] : -1;
    }
}
