using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using InitGen.Safetensors;

namespace InitGen.Core.Tests.Safetensors;

/// <summary>Files that are truncated, damaged, or lie: each with a message that says so.</summary>
public sealed class BadHeaderTests
{
    private const string Good = """{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"F16","shape":[4],"data_offsets":[24,32]}}""";

    [Fact]
    public void The_good_one_is_good() => Assert.Equal(2, HeaderBytes.Read(Good, 32).Tensors.Count);

    [Theory]
    [InlineData("[0,24]", "[0,20]", "takes 20 bytes, and its shape [2, 3] of F32 needs 24")]
    [InlineData("[24,32]", "[20,28]", "overlaps 'a', which ends at 24")]
    [InlineData("[24,32]", "[0,8]", "overlaps")]
    [InlineData("[24,32]", "[25,33]", "leaves a hole behind 'a'")]
    [InlineData("[0,24]", "[24,0]", "ends at 0, before its begin at 24")]
    [InlineData("[24,32]", "[24]", "has 1 data_offsets")]
    [InlineData("[24,32]", "[24,32,40]", "has 3 data_offsets")]
    [InlineData("[4],\"data_offsets\":[24,32]", "[400],\"data_offsets\":[24,824]", "take 824 bytes, and behind the header there are 32. The file is truncated")]
    [InlineData("[4],\"data_offsets\":[24,32]", "[2],\"data_offsets\":[24,28]", "The file is longer than it should be")]
    [InlineData("[2,3]", "[-2,3]", "a length of 'a' is negative")]
    [InlineData("[0,24]", "[-1,23]", "an offset of 'a' is negative")]
    [InlineData("[2,3]", "[4294967296,4294967296]", "more than 2^63 bytes")]
    [InlineData("[2,3]", "[9223372036854775807,2]", "more than 2^63 bytes")]
    [InlineData("[2,3]", "[9223372036854775808,3]", "2^63 or more")]
    [InlineData("[2,3]", "[99999999999999999999999999,3]", "2^63 or more")]
    [InlineData("[2,3]", "[2.0,3]", "not a whole number")]
    [InlineData("[2,3]", "[2e0,3]", "not a whole number")]
    [InlineData("[2,3]", "[02,3]", "leading zero")]
    [InlineData("[2,3]", "[\"2\",3]", "is not a number")]
    [InlineData("[2,3]", "[2,3,]", "follows a comma")]
    [InlineData("[2,3]", "[2 3]", "',' or ']'")]
    [InlineData("[2,3]", "6", "an array, which begins with '['")]
    [InlineData("\"b\":", "\"a\":", "the name 'a' stands a second time")]
    [InlineData("\"b\":", "\"\\u0061\":", "the name 'a' stands a second time")]
    [InlineData("\"b\":", "\"__metadata__\":", "a string, which begins with '\"'")]
    [InlineData("\"dtype\":\"F16\"", "\"dtype\":\"F16\",\"dtype\":\"F16\"", "has dtype a second time")]
    [InlineData("\"dtype\":\"F16\",", "", "'b' ends without dtype")]
    [InlineData("\"shape\":[4],", "", "'b' ends without shape")]
    [InlineData(",\"data_offsets\":[24,32]", "", "'b' ends without data_offsets")]
    [InlineData("\"dtype\":\"F16\"", "\"dtype\":null", "a string")]
    [InlineData("{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[24,32]}", "7", "what 'b' is, is no object")]
    [InlineData("\"a\":", "\"\\ud83d\":", "surrogate")]
    [InlineData("\"a\":", "\"\\ud83dx\":", "surrogate")]
    [InlineData("\"a\":", "\"\\uzzzz\":", "four hexadecimal digits")]
    [InlineData("\"a\":", "\"\\x\":", "cannot escape")]
    [InlineData("\"a\":", "\"a\n\":", "control character")]
    [InlineData("}}", "}}x", "more behind the end")]
    [InlineData("}}", "}", "it ends where")]
    [InlineData("{\"a\"", "[{\"a\"", "does not begin with '{'")]
    [InlineData("{\"a\"", " {\"a\"", "does not begin with '{'")]
    [InlineData("{\"a\"", "\ufeff{\"a\"", "does not begin with '{'")]
    public void A_header_that_lies_is_refused(string what, string instead, string message)
    {
        Assert.Contains(what, Good, StringComparison.Ordinal);
        string bad = what == "}}" ? Good[..^2] + instead : Good.Replace(what, instead, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<SafetensorsException>(() => HeaderBytes.Read(bad, 32)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Deep_json_does_not_exhaust_the_stack(char open, char close)
    {
        string inner = open == '[' ? "[" : "{\"x\":";
        string deep = string.Concat(Enumerable.Repeat(inner, 1_000_000)) + "1" + new string(close, 1_000_000);
        string bad = Good.Replace("\"dtype\":\"F16\"", "\"dtype\":\"F16\",\"more\":" + deep, StringComparison.Ordinal);
        Assert.Contains("nested more than 32 deep", Assert.Throws<SafetensorsException>(() => HeaderBytes.Read(bad, 32)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_utf8_is_refused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Good);
        bytes[2] = 0xC3;
        byte[] file = HeaderBytes.Of(bytes);
        Assert.Contains("not valid UTF-8", Assert.Throws<SafetensorsException>(() => HeaderBytes.Read(file, file.Length + 32)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 bytes long")]
    [InlineData(7, "7 bytes long")]
    [InlineData(8, "It is truncated")]
    [InlineData(40, "It is truncated")]
    public void A_truncated_file_is_refused(int length, string message)
    {
        byte[] file = HeaderBytes.Of(Good);
        byte[] cut = file.Take(length).ToArray();
        Assert.Contains(message, Assert.Throws<SafetensorsException>(() => HeaderBytes.Read(cut, length)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_shrinks_meanwhile_is_refused()
    {
        byte[] file = HeaderBytes.Of(Good);
        SafetensorsException e = Assert.Throws<SafetensorsException>(() => HeaderBytes.Read(file.Take(50).ToArray(), file.Length + 32));
        Assert.Contains("ends after 42 of the", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_with_the_most_significant_byte_first_is_named()
    {
        byte[] file = HeaderBytes.Of(Good);
        Array.Reverse(file, 0, 8);
        Assert.Contains("most significant byte first", Assert.Throws<SafetensorsException>(() => HeaderBytes.Read(file, file.Length + 32)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x7FFFFFFFFFFFFFFFUL)]
    [InlineData(0x8000000000000000UL)]
    [InlineData(0xFFFFFFFFFFFFFFFFUL)]
    [InlineData(100_000_001UL)]
    public void No_length_is_believed_and_no_memory_taken_for_it(ulong length)
    {
        byte[] file = HeaderBytes.Of(Good);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.Contains("header is", Assert.Throws<SafetensorsException>(() => HeaderBytes.Read(file, long.MaxValue)).Message, StringComparison.Ordinal);

        BinaryPrimitives.WriteUInt64LittleEndian(file, SafetensorsHeader.MaxLength);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SafetensorsException>(() => HeaderBytes.Read(file, long.MaxValue));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Theory]
    [InlineData("PK\u0003\u0004abcdefgh", "pickle of PyTorch")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "git lfs pull")]
    [InlineData("GGUF\u0003\u0000\u0000\u0000abcd", "GGUF")]
    public void Files_of_other_kinds_are_recognised(string start, string message)
    {
        byte[] file = Encoding.Latin1.GetBytes(start);
        Assert.Contains(message, Assert.Throws<SafetensorsException>(() => HeaderBytes.Read(file, file.Length)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_stream_throws_is_passed_on()
    {
        using var stream = new MemoryStream();
        stream.Close();
        Assert.Throws<ObjectDisposedException>(() => SafetensorsHeader.Read(stream, 100));
    }
}
