using System;
using System.IO;
using System.Text;
using InitGen.Testing;

namespace InitGen.Docs.Tests;

/// <summary>
/// A part of a document that follows from the catalogue. A test run compares it; with <c>INITGEN_ACCEPT=1</c> it is rewritten.
/// </summary>
internal static class GeneratedPart
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static void Verify(string path, string expected) => Verify(path, expected, Accepts);

    public static void Verify(string path, string expected, bool accepts)
    {
        string found = File.Exists(path) ? Repository.Read(path) : "";
        if (found == expected) return;
        if (!accepts)
        {
            throw new VerificationException(
                $"{path} differs from what the catalogue gives. Run the tests with {Snapshots.AcceptVariable}=1 to rewrite it.\n\n"
                + FirstDifference(expected, found));
        }

        File.WriteAllText(path, expected, Encoding);
    }

    private static bool Accepts => Environment.GetEnvironmentVariable(Snapshots.AcceptVariable) == "1";

    private static string FirstDifference(string expected, string found)
    {
        string[] wanted = expected.Split('\n');
        string[] present = found.Split('\n');
        int line = 0;
        while (line < wanted.Length && line < present.Length && wanted[line] == present[line]) line++;
        return $"line {line + 1}\nexpected: {At(wanted, line)}\nfound:    {At(present, line)}";
    }

    private static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "(end of the file)";
}
