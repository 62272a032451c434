using System;
using System.Threading.Tasks;

namespace InitGen.Testing.Tests;

/// <summary>A guard must go red, and its report must say why.</summary>
internal static class Red
{
    public static async Task<string> Because(string reason, Func<Task> test)
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(test);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        return failure.Message;
    }

    public static string Because(string reason, Action test)
    {
        var failure = Assert.Throws<VerificationException>(test);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        return failure.Message;
    }
}
