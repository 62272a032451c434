using System.Globalization;
using System.Text;
using InitGen.Theory;

namespace InitGen.Generator;

/// <summary>File names of generated sources.</summary>
internal static class HintName
{
    // Projects lie deep enough as it is: with the folders that hosts put around it a path must stay below 260 characters.
    private const int GreatestLength = 100;

    /// <summary>
    /// The type's full name in characters that every host takes for a file name. Where one had to be replaced or the name cut, a hash of
    /// the full name keeps it apart from others.
    /// </summary>
    public static string Of(string fullName)
    {
        var name = new StringBuilder();
        bool changed = false;
        foreach (char character in fullName)
        {
            bool plain = character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_';
            bool arity = character == '`';
            name.Append(plain ? character : arity ? '-' : '_');
            changed |= !plain && !arity;
        }

        if (name.Length > GreatestLength)
        {
            name.Remove(0, name.Length - GreatestLength);
            changed = true;
        }

        if (changed) name.Append('_').Append(PathHash.Root.Append(fullName).Value.ToString("x16", CultureInfo.InvariantCulture));
        return name.Append(".InitGen.g.cs").ToString();
    }
}
