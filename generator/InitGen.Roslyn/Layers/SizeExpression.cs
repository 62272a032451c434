using System;
using System.Collections.Generic;
using System.Globalization;

namespace InitGen.Roslyn.Layers;

/// <summary>
/// How a constructor computes a size from its arguments: numbers, parameters and the four operations. Its text, in Polish notation, goes
/// into the summary of a compiled layer: <c>* 4 hidden</c>.
/// </summary>
internal abstract record SizeExpression
{
    // What someone else's summary may hold.
    private const int GreatestDepth = 64;

    public sealed record Number(long Value) : SizeExpression
    {
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    public sealed record Parameter(string Name) : SizeExpression
    {
        public override string ToString() => Name;
    }

    public sealed record Operation(char Operator, SizeExpression Left, SizeExpression Right) : SizeExpression
    {
        public override string ToString() => $"{Operator} {Left} {Right}";
    }

    /// <summary>The number that it comes to; null where an argument is not known or the result is no size.</summary>
    public long? Evaluate(Func<string, long?> argument)
    {
        switch (this)
        {
            case Number number:
                return number.Value;
            case Parameter parameter:
                return argument(parameter.Name);
            case Operation operation when operation.Left.Evaluate(argument) is { } left && operation.Right.Evaluate(argument) is { } right:
                // As the layer computes it, in int: what does not fit there is no size.
                if (!IsInt(left) || !IsInt(right) || (operation.Operator == '/' && right == 0)) return null;
                long value = operation.Operator switch
                {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ => left / right,
                };
                return IsInt(value) ? value : null;
            default:
                return null;
        }
    }

    /// <summary>The expression with its parameters replaced; null where one is not known.</summary>
    public SizeExpression? Replace(Func<string, SizeExpression?> argument) => this switch
    {
        Parameter parameter => argument(parameter.Name),
        Operation operation => operation.Left.Replace(argument) is { } left && operation.Right.Replace(argument) is { } right
            ? new Operation(operation.Operator, left, right)
            : null,
        _ => this,
    };

    /// <summary>Reads an expression's text; null when it is none.</summary>
    public static SizeExpression? Parse(string text)
    {
        var words = new Queue<string>(text.Split(' '));
        SizeExpression? read = Parse(words, GreatestDepth);
        return words.Count == 0 ? read : null;
    }

    private static bool IsInt(long value) => value is >= int.MinValue and <= int.MaxValue;

    private static SizeExpression? Parse(Queue<string> words, int depth)
    {
        if (words.Count == 0 || depth == 0) return null;
        string word = words.Dequeue();
        if (word is "+" or "-" or "*" or "/")
        {
            return Parse(words, depth - 1) is { } left && Parse(words, depth - 1) is { } right ? new Operation(word[0], left, right) : null;
        }

        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? new Number(number)
            : word.Length > 0 ? new Parameter(word)
            : null;
    }
}
