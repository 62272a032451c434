using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Generator.Emission;

/// <summary>Values as C# source: read back they are the same bits, in any culture and on any host.</summary>
internal static class Literals
{
    /// <summary>A float; nine digits identify each.</summary>
    public static string Single(double value)
    {
        float single = (float)value;
        return single switch
        {
            0 => 1 / single < 0 ? "-0f" : "0f",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            _ => single.ToString("G9", CultureInfo.InvariantCulture) + "f",
        };
    }

    /// <summary>A double; seventeen digits identify each.</summary>
    public static string Double(double value) => value.ToString("G17", CultureInfo.InvariantCulture) + "d";

    /// <summary>A whole number.</summary>
    public static string Long(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    /// <summary>A text.</summary>
    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A text in UTF-8.</summary>
    public static string Utf8(string value) => Text(value) + "u8";

    /// <summary>Text inside an XML documentation comment.</summary>
    public static string Xml(string value) =>
        new StringBuilder(value).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();
}
