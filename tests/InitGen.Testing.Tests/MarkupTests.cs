using System.Linq;

namespace InitGen.Testing.Tests;

public sealed class MarkupTests
{
    [Fact]
    public void Plain_text_stays() => Assert.Equal(new MarkupShape("a[0] || b{1}|c"), Shape("a[0] || b{1}|c"));

    [Fact]
    public void A_plain_mark_has_neither_id_nor_name() => Assert.Equal(new MarkupShape("a bc d", "2..4"), Shape("a [|bc|] d"));

    [Fact]
    public void A_mark_may_be_empty() => Assert.Equal(new MarkupShape("ab", "1..1"), Shape("a[||]b"));

    [Fact]
    public void An_id_is_read() => Assert.Equal(new MarkupShape("a bc d", "2..4 INIT101"), Shape("a {|INIT101:bc|} d"));

    [Fact]
    public void A_name_is_read() => Assert.Equal(new MarkupShape("a bc d", "2..4 #0"), Shape("a {|#0:bc|} d"));

    [Fact]
    public void Marks_nest() =>
        Assert.Equal(new MarkupShape("abcd", "0..4 A1", "1..3 B2", "2..3 C3"), Shape("{|A1:a{|B2:b{|C3:c|}|}d|}"));

    [Fact]
    public void The_same_place_may_carry_two_marks() =>
        Assert.Equal(new MarkupShape("ab", "0..2 B2", "0..2 A1"), Shape("{|A1:{|B2:ab|}|}"));

    [Fact]
    public void Marks_of_two_shapes_overlap() => Assert.Equal(new MarkupShape("abc", "0..2", "1..3 A1"), Shape("[|a{|A1:b|]c|}"));

    [Fact]
    public void Named_marks_overlap_when_closed_by_name() =>
        Assert.Equal(new MarkupShape("abc", "0..2 #x", "1..3 A1"), Shape("{|#x:a{|A1:b|#x}c|}"));

    [Fact]
    public void Code_with_braces_and_bars_is_no_markup() =>
        Assert.Equal(new MarkupShape("if (a[i]||b) { x |= 1; } var s = $\"{a}|{b}\";"), Shape("if (a[i]||b) { x |= 1; } var s = $\"{a}|{b}\";"));

    [Theory]
    [InlineData(@"[\|", "[|")]
    [InlineData(@"{\|", "{|")]
    [InlineData(@"|\]", "|]")]
    [InlineData(@"|\}", "|}")]
    [InlineData(@"{\\|", @"{\|")]
    public void A_backslash_makes_a_mark_text(string marked, string text) => Assert.Equal(new MarkupShape(text), Shape(marked));

    [Theory]
    [InlineData("a [|b", "line 1, column 3 is never closed")]
    [InlineData("a b|]", "closes nothing")]
    [InlineData("a b|}", "closes nothing")]
    [InlineData("[|a|}", "closes nothing")]
    [InlineData("{|#x:a|#y}", "closes nothing")]
    [InlineData("\n{|a|}", "line 2, column 1 needs an id and a colon")]
    public void A_mark_without_a_partner_is_red(string marked, string reason) => Red.Because(reason, () => { Markup.Parse(marked); });

    private static MarkupShape Shape(string marked)
    {
        var markup = Markup.Parse(marked);
        return new MarkupShape(markup.Text, [.. markup.Spans.Select(Text)]);
    }

    private static string Text(MarkedSpan span) =>
        $"{span.Span.Start}..{span.Span.End}" + (span.Id is null ? "" : " " + span.Id) + (span.Name is null ? "" : " #" + span.Name);

    private sealed record MarkupShape(string Text, string Spans)
    {
        public MarkupShape(string text, params string[] spans)
            : this(text, string.Join("; ", spans))
        {
        }
    }
}
