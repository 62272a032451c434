using System;
using System.Text;

namespace InitGen.Generator.Emission;

/// <summary>Text with indentation. Lines end in <c>\n</c> on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines at the current depth; none is left with trailing blanks.</summary>
    public CodeWriter Line(string lines = "")
    {
        foreach (string line in lines.Split('\n'))
        {
            if (line.Length > 0) _text.Append(' ', 4 * _depth).Append(line);
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Opens a block that the returned value closes.</summary>
    public Block OpenBlock(string head)
    {
        if (head.Length > 0) Line(head);
        Line("{");
        _depth++;
        return new Block(this);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Block(CodeWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}");
        }
    }
}
