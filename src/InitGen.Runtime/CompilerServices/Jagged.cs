using System.ComponentModel;

namespace InitGen.CompilerServices;

/// <summary>Allocates arrays of arrays, with rows of equal length. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Jagged
{
    /// <summary>Allocates rows.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="rows">Number of rows.</param>
    /// <param name="length">Number of elements in each.</param>
    /// <returns>The rows.</returns>
    public static T[][] Allocate<T>(long rows, long length)
    {
        var array = new T[rows][];
        for (int i = 0; i < array.Length; i++) array[i] = new T[length];
        return array;
    }

    /// <summary>Allocates planes of rows.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="planes">Number of planes.</param>
    /// <param name="rows">Number of rows in each.</param>
    /// <param name="length">Number of elements in each row.</param>
    /// <returns>The planes.</returns>
    public static T[][][] Allocate<T>(long planes, long rows, long length)
    {
        var array = new T[planes][][];
        for (int i = 0; i < array.Length; i++) array[i] = Allocate<T>(rows, length);
        return array;
    }

    /// <summary>Allocates blocks of planes of rows.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="planes">Number of planes in each.</param>
    /// <param name="rows">Number of rows in each plane.</param>
    /// <param name="length">Number of elements in each row.</param>
    /// <returns>The blocks.</returns>
    public static T[][][][] Allocate<T>(long blocks, long planes, long rows, long length)
    {
        var array = new T[blocks][][][];
        for (int i = 0; i < array.Length; i++) array[i] = Allocate<T>(planes, rows, length);
        return array;
    }
}
