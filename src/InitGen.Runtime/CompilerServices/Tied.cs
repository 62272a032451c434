using System;
using System.ComponentModel;

namespace InitGen.CompilerServices;

/// <summary>Members that share their weights. Called by generated code, after a null member was set.</summary>
/// <remarks>Where the owner has no memory yet, its weights belong to another shard, and there is nothing to share.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Tied
{
    /// <summary>Checks that two members are one array or tensor.</summary>
    /// <param name="storage">What the tied member holds.</param>
    /// <param name="owned">What the owner of the weights holds.</param>
    /// <param name="member">The tied member, for messages.</param>
    /// <param name="owner">The owner, for messages.</param>
    /// <exception cref="InvalidOperationException">They are not one.</exception>
    public static void Check(object? storage, object? owned, string member, string owner) =>
        Check(owned is null, storage is null, ReferenceEquals(storage, owned), member, owner);

    /// <summary>Checks that two members are one memory.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <inheritdoc cref="Check(object, object, string, string)"/>
    public static void Check<T>(Memory<T> storage, Memory<T> owned, string member, string owner) =>
        Check(owned.IsEmpty, storage.IsEmpty, storage.Equals(owned), member, owner);

    /// <summary>Checks that two members point to one memory.</summary>
    /// <inheritdoc cref="Check(object, object, string, string)"/>
    public static void Check(nint storage, nint owned, string member, string owner) =>
        Check(owned == 0, storage == 0, storage == owned, member, owner);

    private static void Check(bool ownerIsNull, bool memberIsNull, bool areSame, string member, string owner)
    {
        if (ownerIsNull || areSame) return;
        throw new InvalidOperationException(memberIsNull
            ? $"{member} is null and read-only, so it cannot be tied to {owner} here. Set it to {owner} in a constructor, or make it assignable."
            : $"{member} is tied to {owner}, but the two hold different memory. Set {member} to {owner}, or leave it null and assignable.");
    }
}
